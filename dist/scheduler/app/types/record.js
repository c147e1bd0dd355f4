"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isRemembered = isRemembered;
exports.remember = remember;
const node_crypto_1 = require("node:crypto");
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const scratch_1 = require("../../../package/scratch");
/** Whether this very program was checked before, and had no type error. */
function isRemembered(program) {
    try {
        const { files, hash } = JSON.parse((0, node_fs_1.readFileSync)(recordOf(program), 'utf8'));
        return hash === hashOf(program, files);
    }
    catch {
        // Never checked, or a file is gone.
        return false;
    }
}
/**
 * Keeps in mind that a program has no type error.
 *
 * @param files of the program, those of packages included
 * @param since when the check began: what has changed since is not what was checked
 */
function remember(program, files, since) {
    const own = files.filter((file) => !/[\\/]node_modules[\\/]/.test(file)).sort();
    try {
        if (own.some((file) => (0, node_fs_1.statSync)(file).mtimeMs >= since))
            return;
        const record = { files: own, hash: hashOf(program, own) };
        const path = recordOf(program);
        (0, node_fs_1.mkdirSync)((0, node_path_1.dirname)(path), { recursive: true });
        (0, node_fs_1.writeFileSync)(`${path}.${process.pid}`, JSON.stringify(record));
        (0, node_fs_1.renameSync)(`${path}.${process.pid}`, path);
    }
    catch {
        // A folder that cannot be written to costs time, nothing else.
    }
}
function recordOf({ main }) {
    return (0, node_path_1.join)((0, scratch_1.scratchFolder)('types'), `${(0, node_crypto_1.createHash)('sha256').update(main).digest('hex').slice(0, 32)}.json`);
}
function hashOf(program, files) {
    const hash = (0, node_crypto_1.createHash)('sha256');
    for (const file of files)
        add(hash, file);
    for (const folder of new Set(files.map((file) => (0, node_path_1.dirname)(file)))) {
        // A new file can come before one that was found: `jobs.ts` before `jobs/index.ts`.
        hash.update((0, node_fs_1.readdirSync)(folder)
            .filter((name) => /\.[cm]?tsx?$/.test(name))
            .join('/'));
    }
    const settings = (0, node_path_1.dirname)(program.config);
    for (const name of (0, node_fs_1.readdirSync)(settings))
        if (/^tsconfig.*\.json$/.test(name))
            add(hash, (0, node_path_1.join)(settings, name));
    for (const packages of program.packages) {
        // What should be installed, and what is.
        addIfThere(hash, (0, node_path_1.join)((0, node_path_1.dirname)(packages), 'package-lock.json'));
        addIfThere(hash, (0, node_path_1.join)(packages, '.package-lock.json'));
    }
    return hash.digest('hex');
}
function add(hash, file) {
    const content = (0, node_fs_1.readFileSync)(file);
    hash.update(`${(0, node_path_1.basename)(file)} ${file} ${content.length}\n`).update(content);
}
function addIfThere(hash, file) {
    try {
        add(hash, file);
    }
    catch {
        hash.update(`no ${file}\n`);
    }
}
//# sourceMappingURL=record.js.map