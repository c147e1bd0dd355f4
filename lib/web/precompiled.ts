import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';
import { MESSAGE_SCHEMAS } from '../routing/messages/schemas';
import { foreignReceiver, standaloneModule } from '../schema/standalone';

/** What makes code of schemas, and is replaced. */
const COMPILER = require.resolve('../schema/compile-schema');

/**
 * A page may run no code that is made of texts, as ajv makes it: what it validates with comes along. The schemas of messages
 * are part of its script; those of others, such as the contracts of the topics that it shows, stand before it
 * (`foreignCode`).
 */
export function precompiledSchemas(): Plugin {
  return {
    name: 'precompiled-schemas',
    setup: ({ onEnd, onLoad, onResolve }) => {
      const parts = new Map([
        ['schemas:own', () => standaloneModule(MESSAGE_SCHEMAS)],
        ['schemas:foreign', foreignReceiver],
      ]);
      onResolve({ filter: /^schemas:/ }, ({ path }) => ({ path, namespace: 'schemas' }));
      onLoad({ filter: /.*/, namespace: 'schemas' }, ({ path }) => ({
        contents: parts.get(path)?.() ?? '',
        loader: 'js',
        // What the compiled code uses of ajv is found from there.
        resolveDir: dirname(require.resolve('ajv/package.json')),
      }));
      let isReplaced = false;
      onLoad({ filter: /\.[jt]s$/ }, ({ path }) => {
        if (path !== COMPILER) return undefined;
        isReplaced = true;
        return {
          contents:
            "export { compile } from 'schemas:own'; export { compileForeign, UnusableSchema } from 'schemas:foreign';",
          loader: 'js',
        };
      });
      onEnd(() => (isReplaced ? {} : { errors: [{ text: `${COMPILER} is no part of the page` }] }));
    },
  };
}
