"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isUserFile = isUserFile;
exports.userFiles = userFiles;
exports.shownPlace = shownPlace;
const node_path_1 = require("node:path");
const LIB = (0, node_path_1.resolve)(__dirname, '..', '..', '..');
/** Whether a file is the user's: main.ts, what stands at the top of lib/scheduler, and all outside of lib. */
function isUserFile(file) {
    if (!file.endsWith('.ts') || file.split(node_path_1.sep).includes('node_modules'))
        return false;
    const parts = (0, node_path_1.relative)(LIB, file).split(node_path_1.sep);
    if (parts[0] === '..')
        return true;
    return parts.length === 2 && parts[0] === 'scheduler' && parts[1] !== 'index.ts';
}
/** The user's files among what was loaded, in that order. */
function userFiles() {
    return Object.keys(require.cache).filter(isUserFile);
}
/** A place as compilers write it, which terminals and editors open at a click. */
function shownPlace(file, line, column) {
    const short = (0, node_path_1.relative)(process.cwd(), file);
    return `${(short.startsWith('..') ? file : short).split(node_path_1.sep).join('/')}:${line}:${column}`;
}
//# sourceMappingURL=user-files.js.map