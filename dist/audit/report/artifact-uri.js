"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) {
    return (mod && mod.__esModule) ? mod : { "default": mod };
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.artifactUri = artifactUri;
const node_path_1 = __importDefault(require("node:path"));
/**
 * A file as a URI for SARIF (2.1.0, 3.4.3): relative to a folder for what is below it, so that the report is the same on
 * every machine, and with a scheme for everything else. Not `/home/me/a.json`, which is neither; no `..`, which leads
 * somewhere else on another machine (oasis-tcs/sarif-spec issues 461, 468).
 *
 * GitHub takes what is relative as relative to the root of the repository, and makes what is absolute relative to it.
 *
 * @param folder where the command runs
 * @param path how paths are written
 */
function artifactUri(file, folder = process.cwd(), path = node_path_1.default) {
    const absolute = path.resolve(folder, file);
    const below = path.relative(folder, absolute);
    if (below === '')
        return '.';
    const isBelow = below.split(path.sep)[0] !== '..' && !path.isAbsolute(below);
    if (isBelow)
        return encoded(below, path);
    // `\\?\C:\a` and `\\?\UNC\server\share\a` are Windows' long forms of `C:\a` and `\\server\share\a`.
    const plain = path.sep === '\\' ? absolute.replace(/^\\\\\?\\(UNC\\)?/, (_, unc) => (unc ? '\\\\' : '')) : absolute;
    const { root } = path.parse(plain);
    const drive = /^([A-Za-z]:)\\$/.exec(root)?.[1];
    const start = drive === undefined ? encoded(root, path) : `/${drive}/`;
    const rest = encoded(plain.slice(root.length), path);
    // The root of a share is the name of a server and that of the share; other roots have no server.
    return `file:${start.startsWith('//') ? '' : '//'}${start}${rest}`;
}
/** Half a letter, which the names of files on Windows may have, has no place in a URI. */
function encoded(part, { sep }) {
    return Buffer.from(part).toString().split(sep).map(encodeURIComponent).join('/');
}
//# sourceMappingURL=artifact-uri.js.map