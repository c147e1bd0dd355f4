"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.scriptOf = scriptOf;
exports.sharedStyle = sharedStyle;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const esbuild_1 = require("esbuild");
/** The code of a page in one script for browsers. @param entry a file of TypeScript, or of TSX with Preact */
async function scriptOf(entry, plugins = []) {
    const { outputFiles } = await (0, esbuild_1.build)({
        entryPoints: [entry],
        bundle: true,
        write: false,
        minify: true,
        platform: 'browser',
        target: 'es2022',
        logLevel: 'silent',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        plugins: [...plugins],
    });
    return outputFiles[0]?.text ?? '';
}
/** The style that all pages share. */
function sharedStyle() {
    return (0, node_fs_1.readFileSync)((0, node_path_1.join)(__dirname, 'style.css'), 'utf8');
}
//# sourceMappingURL=bundle.js.map