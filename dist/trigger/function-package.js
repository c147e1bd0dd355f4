"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PROGRAM = void 0;
exports.functionPackage = functionPackage;
exports.programScript = programScript;
exports.programHost = programHost;
const node_crypto_1 = require("node:crypto");
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const fflate_1 = require("fflate");
const ready_made_1 = require("../package/ready-made");
const jobs_1 = require("./jobs");
const ROOT = (0, node_path_1.resolve)(__dirname, '../..');
const SOURCE = (0, node_path_1.join)(ROOT, 'functions/start-training-job');
/** Where the program begins. */
exports.PROGRAM = (0, node_path_1.join)(SOURCE, 'main.ts');
/**
 * The function as one file, with its templates and the contract of its messages as data, in a zip.
 *
 * The zip is the same bytes for the same content: a plan shows a change of the package only where there is one.
 *
 * @param contract the JSON schema of the topic's messages; null where it has none
 */
function functionPackage(templates, contract) {
    const data = Object.fromEntries(Object.entries(templates).map(([name, template]) => [name, template.data]));
    const files = {
        'dist/main.js': programScript(),
        'host.json': programHost(),
        'jobs.json': `${JSON.stringify({ version: jobs_1.JOB_DATA_VERSION, templates: sorted(data), contract }, undefined, 2)}\n`,
        'package.json': `${JSON.stringify({ name: 'start-training-job', private: true, main: 'dist/main.js' })}\n`,
    };
    const encoder = new TextEncoder();
    const zip = (0, fflate_1.zipSync)(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])), 
    // A zip has a time for each file; the first that it can say.
    { level: 9, mtime: new Date(1980, 0, 1) });
    return { zip, hash: (0, node_crypto_1.createHash)('sha256').update(JSON.stringify(files)).digest('hex') };
}
let script;
/** The program and what it needs, in one file; what the host provides is left out. */
function programScript() {
    script ??= (0, ready_made_1.readyMade)('start-training-job.js') ?? bundled();
    return script;
}
/** The settings of the program's host. */
function programHost() {
    return (0, ready_made_1.readyMade)('start-training-job.json') ?? (0, node_fs_1.readFileSync)((0, node_path_1.join)(SOURCE, 'host.json'), 'utf8');
}
function bundled() {
    const { buildSync } = require('esbuild');
    const { outputFiles } = buildSync({
        absWorkingDir: ROOT,
        entryPoints: [exports.PROGRAM],
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        external: ['@azure/functions-core'],
        legalComments: 'none',
        minify: true,
        write: false,
        logLevel: 'silent',
    });
    return outputFiles[0]?.text;
}
function sorted(map) {
    return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
//# sourceMappingURL=function-package.js.map