"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.placeIn = placeIn;
const node_path_1 = require("node:path");
const files_1 = require("../../files");
/** The newest format of kept records: what keys and values of the core's journal look like. */
const FORMAT = 1;
/** The folder within, whose name tells the format: it is made in one step, so nothing is ever ours by half. */
const OURS = /^service-bus-(\d+)$/;
/**
 * Where in a folder for data the records lie; made where nothing is there yet. A folder that is not ours is left as it is.
 *
 * @param folder as the user named it
 * @throws FileProblem where it has other things in it, is of a newer version, or cannot be made
 */
function placeIn(folder) {
    if (folder === '')
        throw new files_1.FileProblem(folder, 'it is no name of a folder');
    const kind = (0, files_1.kindOf)(folder);
    if (kind !== 'missing' && kind !== 'folder')
        throw new files_1.FileProblem(folder, 'it is no folder; pass one that is empty, or not there yet');
    const names = kind === 'missing' ? [] : (0, files_1.namesIn)(folder);
    const formats = names.flatMap((name) => OURS.exec(name)?.[1] ?? []).map(Number);
    const newest = Math.max(...formats);
    if (newest > FORMAT) {
        throw new files_1.FileProblem(folder, `it has data of format ${newest}, and this version knows up to ${FORMAT}; use the version that wrote it, or another folder`);
    }
    if (formats.length === 0 && names.length > 0) {
        throw new files_1.FileProblem(folder, `it has ${JSON.stringify(names[0])}${names.length === 1 ? '' : ` and ${names.length - 1} more`} in it, and no data of training-job-scheduler local; nothing is changed there; pass a folder that is empty, or not there yet`);
    }
    const place = (0, node_path_1.join)(folder, `service-bus-${FORMAT}`);
    (0, files_1.inFolder)(place, () => undefined);
    return place;
}
//# sourceMappingURL=data-folder.js.map