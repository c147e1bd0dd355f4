"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.HASH_VERSION = void 0;
exports.localFiles = localFiles;
exports.contentHash = contentHash;
const node_crypto_1 = require("node:crypto");
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const files_1 = require("../../files");
const rules_1 = require("../../rules");
const ignore_file_1 = require("./ignore-file");
/** Each file is a resource of Terraform, and so much is a mistake: data, or what `.amlignore` should name. */
const MOST_FILES = 500;
const MOST_BYTES = 300 * 1024 * 1024;
/**
 * The files of a folder, or the one file, that a job gets: links are followed, and what `.amlignore` or `.gitignore` names
 * stays here.
 *
 * @param subject what is wrong in a problem
 * @param shown the path as somebody wrote it
 */
function localFiles(path, subject, shown) {
    const nothing = (allowed, fix) => ({
        files: [],
        isFile: false,
        problems: [(0, rules_1.describeProblem)({ subject, got: shown, allowed, fix })],
    });
    try {
        const found = filesAt(path);
        if (found === undefined)
            return nothing('a file or folder that is there', 'give its path from where it is written');
        const { files, isFile } = found;
        if (files.length === 0)
            return nothing('a folder with a file in it that .amlignore does not name', 'put one in');
        const bytes = files.reduce((sum, { source }) => sum + sizeOf(source), 0);
        if (files.length > MOST_FILES || bytes > MOST_BYTES) {
            const allowed = `at most ${MOST_FILES} files and ${MOST_BYTES / 1024 ** 2} MB, and these are ${files.length} and ${Math.ceil(bytes / 1024 ** 2)} MB`;
            return nothing(allowed, 'name what no job needs in .amlignore, and register data as data');
        }
        return { files, isFile, problems: [] };
    }
    catch (error) {
        const why = whyNotRead(error);
        if (why === undefined)
            throw error;
        return nothing(`files that can be read: ${why}`, 'let them be read');
    }
}
/** The files at a path in their order; `undefined` where there is neither a file nor a folder. */
function filesAt(path) {
    switch ((0, files_1.kindOf)(path)) {
        case 'file':
            return { files: [{ path: (0, node_path_1.basename)(path), source: path }], isFile: true };
        case 'folder': {
            const ignore = ignore_file_1.IgnoreFile.of(path);
            const files = walk(path, '', [(0, node_fs_1.realpathSync)(path)]).filter((file) => !ignore.leavesOut(file.path));
            return { files: files.sort((a, b) => (order(a) < order(b) ? -1 : 1)), isFile: false };
        }
        default:
            return undefined;
    }
}
/** The size of a file that may be read. */
function sizeOf(path) {
    (0, node_fs_1.accessSync)(path, node_fs_1.constants.R_OK);
    return (0, node_fs_1.statSync)(path).size;
}
/** What of a file the system did not let happen; `undefined` for what is another mistake. */
function whyNotRead(error) {
    if (error instanceof files_1.FileProblem)
        return error.message;
    const { code, path } = error;
    return typeof code === 'string' && path !== undefined ? `${path}: ${(0, files_1.reasonOf)(error)}` : undefined;
}
/** @param above the folders that this one is in, as they really are: a link to one of them goes round */
function walk(folder, prefix, above) {
    return (0, node_fs_1.readdirSync)(folder).flatMap((name) => {
        const [source, path] = [(0, node_path_1.join)(folder, name), `${prefix}${name}`];
        const found = (0, node_fs_1.statSync)(source, { throwIfNoEntry: false });
        if (found?.isFile() === true)
            return [{ path, source }];
        if (found?.isDirectory() !== true)
            return [];
        const real = (0, node_fs_1.realpathSync)(source);
        return above.includes(real) ? [] : walk(source, `${path}/`, [...above, real]);
    });
}
function order({ path }) {
    return path.toLowerCase();
}
/** The version of the way in which files are hashed, which the service checks what it gets by. */
exports.HASH_VERSION = '202208';
/**
 * What the content of files is known by: the same on every machine, and the same as the official client has it.
 *
 * @param files in their order
 */
function contentHash(files) {
    const hash = (0, node_crypto_1.createHash)('sha256').update(String(files.length));
    const contents = files.map(({ source }) => (0, node_fs_1.readFileSync)(source));
    for (const [at, { path }] of files.entries())
        hash.update(`#${path}#${contents[at]?.length}`);
    for (const content of contents)
        hash.update(content);
    return hash.digest('hex');
}
//# sourceMappingURL=local-files.js.map