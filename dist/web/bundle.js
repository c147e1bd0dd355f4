"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LOCAL_PAGE = exports.DIAGRAM_PAGE = void 0;
exports.diagramScript = diagramScript;
exports.diagramStyle = diagramStyle;
exports.localPageScript = localPageScript;
exports.localPageStyle = localPageStyle;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const ready_made_1 = require("../package/ready-made");
const precompiled_1 = require("./precompiled");
/** What runs in the page of `scheduler diagram`. */
function diagramScript() {
    return once('diagram.js', () => scriptOf(exports.DIAGRAM_PAGE, [(0, precompiled_1.precompiledSchemas)()]));
}
function diagramStyle() {
    return (0, ready_made_1.readyMade)('diagram.css') ?? styleOf(STYLE, (0, node_path_1.join)((0, node_path_1.dirname)(exports.DIAGRAM_PAGE), 'diagram.css'));
}
/** What runs in the page of `scheduler local`. */
function localPageScript() {
    return once('page.js', () => scriptOf(exports.LOCAL_PAGE));
}
function localPageStyle() {
    return ((0, ready_made_1.readyMade)('page.css') ??
        styleOf(STYLE, require.resolve('uplot/dist/uPlot.min.css'), (0, node_path_1.join)((0, node_path_1.dirname)(exports.LOCAL_PAGE), 'page.css')));
}
const STYLE = (0, node_path_1.join)(__dirname, 'style.css');
exports.DIAGRAM_PAGE = (0, node_path_1.join)(__dirname, 'diagram', 'main.tsx');
exports.LOCAL_PAGE = (0, node_path_1.join)(__dirname, '..', 'local', 'page', 'app', 'main.tsx');
const scripts = new Map();
function once(name, make) {
    const known = scripts.get(name);
    if (known !== undefined)
        return known;
    const came = (0, ready_made_1.readyMade)(name);
    const script = came === undefined ? make() : Promise.resolve(came);
    scripts.set(name, script);
    return script;
}
/** The code of a page in one script for browsers. @param entry a file of TypeScript, or of TSX with Preact */
async function scriptOf(entry, plugins = []) {
    const { build } = require('esbuild');
    const { outputFiles } = await build({
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
function styleOf(...files) {
    return files.map((file) => (0, node_fs_1.readFileSync)(file, 'utf8')).join('\n');
}
//# sourceMappingURL=bundle.js.map