import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';
import { MESSAGE_SCHEMAS } from '../routing/messages/schemas';
import { foreignModule, standaloneModule } from '../schema/standalone';

/**
 * The page may run no code that is made of texts, as ajv makes it: what it validates with comes along. Both for the schemas of
 * messages and for those of others, such as the contracts of the topics that it shows.
 */
export function precompiledSchemas(foreign: readonly object[]): Plugin {
  return {
    name: 'precompiled-schemas',
    setup: ({ onLoad, onResolve }) => {
      const parts = new Map([
        ['schemas:own', () => standaloneModule(MESSAGE_SCHEMAS)],
        ['schemas:foreign', () => foreignModule(foreign)],
      ]);
      onResolve({ filter: /^schemas:/ }, ({ path }) => ({ path, namespace: 'schemas' }));
      onLoad({ filter: /.*/, namespace: 'schemas' }, ({ path }) => ({
        contents: parts.get(path)?.() ?? '',
        loader: 'js',
        // What the compiled code uses of ajv is found from there.
        resolveDir: dirname(require.resolve('ajv/package.json')),
      }));
      onLoad({ filter: /[\\/]schema[\\/]compile\.ts$/ }, () => ({
        contents:
          "export { compile } from 'schemas:own'; export { compileForeign, UnusableSchema } from 'schemas:foreign';",
        loader: 'js',
      }));
    },
  };
}
