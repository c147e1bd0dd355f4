"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.precompiledSchemas = precompiledSchemas;
const node_path_1 = require("node:path");
const schemas_1 = require("../routing/messages/schemas");
const standalone_1 = require("../schema/standalone");
/**
 * A page may run no code that is made of texts, as ajv makes it: what it validates with comes along. The schemas of messages
 * are part of its script; those of others, such as the contracts of the topics that it shows, stand before it
 * (`foreignCode`).
 */
function precompiledSchemas() {
    return {
        name: 'precompiled-schemas',
        setup: ({ onLoad, onResolve }) => {
            const parts = new Map([
                ['schemas:own', () => (0, standalone_1.standaloneModule)(schemas_1.MESSAGE_SCHEMAS)],
                ['schemas:foreign', standalone_1.foreignReceiver],
            ]);
            onResolve({ filter: /^schemas:/ }, ({ path }) => ({ path, namespace: 'schemas' }));
            onLoad({ filter: /.*/, namespace: 'schemas' }, ({ path }) => ({
                contents: parts.get(path)?.() ?? '',
                loader: 'js',
                // What the compiled code uses of ajv is found from there.
                resolveDir: (0, node_path_1.dirname)(require.resolve('ajv/package.json')),
            }));
            onLoad({ filter: /[\\/]schema[\\/]compile\.ts$/ }, () => ({
                contents: "export { compile } from 'schemas:own'; export { compileForeign, UnusableSchema } from 'schemas:foreign';",
                loader: 'js',
            }));
        },
    };
}
//# sourceMappingURL=precompiled.js.map