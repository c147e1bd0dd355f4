"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.unpack = unpack;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const fflate_1 = require("fflate");
const host_settings_1 = require("./host-settings");
/**
 * Unpacks a package into a folder, and reads what the host reads of it.
 *
 * @param file the zip
 * @param folder where it goes; it is made
 * @throws BadPackage where it is none that runs
 */
function unpack(file, folder) {
    for (const [name, bytes] of Object.entries(entriesOf(file))) {
        const target = (0, node_path_1.resolve)(folder, name);
        // A name may lead out of the folder.
        if (!target.startsWith(`${(0, node_path_1.resolve)(folder)}${node_path_1.sep}`))
            throw new host_settings_1.BadPackage(`its file ${name} lies outside of it`);
        if (name.endsWith('/'))
            continue;
        (0, node_fs_1.mkdirSync)((0, node_path_1.dirname)(target), { recursive: true });
        (0, node_fs_1.writeFileSync)(target, bytes);
    }
    return { folder, modules: modulesIn(folder), settings: (0, host_settings_1.hostSettings)(textIn(folder, 'host.json')) };
}
function entriesOf(file) {
    try {
        return (0, fflate_1.unzipSync)((0, node_fs_1.readFileSync)(file));
    }
    catch (error) {
        throw new host_settings_1.BadPackage(`its package ${file} cannot be unpacked: ${error.message}`);
    }
}
function textIn(folder, name) {
    try {
        return (0, node_fs_1.readFileSync)((0, node_path_1.join)(folder, name), 'utf8');
    }
    catch {
        throw new host_settings_1.BadPackage(`its package has no ${name}`);
    }
}
/** `main` of package.json names a module, or with `*` all of a folder. */
function modulesIn(folder) {
    let main;
    try {
        ({ main } = JSON.parse(textIn(folder, 'package.json')));
    }
    catch (error) {
        if (error instanceof host_settings_1.BadPackage)
            throw error;
        throw new host_settings_1.BadPackage('its package.json is no JSON');
    }
    if (typeof main !== 'string' || main === '')
        throw new host_settings_1.BadPackage('its package.json has no main, so no functions');
    const pattern = (0, node_path_1.basename)(main);
    const place = (0, node_path_1.join)(folder, (0, node_path_1.dirname)(main));
    if (/[{}[\]?]|\*\*/.test(main) || (0, node_path_1.dirname)(main).includes('*')) {
        throw new host_settings_1.BadPackage(`its package.json has the main ${main}; of patterns only * in the last part is read here`);
    }
    const [before = '', after = ''] = pattern.split('*');
    const found = pattern.includes('*')
        ? (0, node_fs_1.readdirSync)(place).filter((name) => name.startsWith(before) && name.endsWith(after))
        : [pattern];
    return found.sort().map((name) => (0, node_path_1.join)(place, name));
}
//# sourceMappingURL=app-package.js.map