"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.programOf = programOf;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
/** The folder of the clone, or of the package, also where it is reached through a link. */
const PROJECT = (0, node_path_1.join)((0, node_fs_1.realpathSync)(__dirname), '..', '..', '..', '..');
/** The program; `undefined` where it is no TypeScript, which whoever compiled it has checked, or nothing says with which options. */
function programOf(main) {
    if (main === undefined || !main.endsWith('.ts'))
        return undefined;
    const own = folderWithConfig((0, node_path_1.dirname)(main));
    const folder = own ?? (0, node_path_1.dirname)(main);
    const config = (0, node_path_1.join)(own ?? PROJECT, 'tsconfig.json');
    if (!(0, node_fs_1.existsSync)(config))
        return undefined;
    return {
        main,
        folder,
        config,
        packages: [...new Set([folder, PROJECT])].map((root) => (0, node_path_1.join)(root, 'node_modules')),
    };
}
function folderWithConfig(folder) {
    if ((0, node_fs_1.existsSync)((0, node_path_1.join)(folder, 'tsconfig.json')))
        return folder;
    const above = (0, node_path_1.dirname)(folder);
    return above === folder ? undefined : folderWithConfig(above);
}
//# sourceMappingURL=program.js.map