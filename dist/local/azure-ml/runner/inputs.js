"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MissingHere = void 0;
exports.placeInput = placeInput;
exports.copyFiles = copyFiles;
const node_fs_1 = require("node:fs");
const node_path_1 = require("node:path");
const job_folder_1 = require("./job-folder");
/** Something that a run needs is not here: what, and how to have it. */
class MissingHere extends Error {
    name = 'MissingHere';
}
exports.MissingHere = MissingHere;
const ARM_ID = /^(?:azureml:)?\/subscriptions\/.*\/workspaces\/[^/]+\/(data|models)\/([^/]+)\/versions\/([^/]+)$/i;
const SHORT = /^azureml:([^:@/]+):([^:@/]+)$/;
/** What Azure ML calls an output that it registers by itself. */
const REGISTERED_OUTPUT = /^azureml_([\w-]+?)_output_([\w.-]+)$/;
const OUTPUT = /^azureml:\/\/(?:subscriptions\/.*\/)?datastores\/\w+\/paths\/azureml\/([\w-]+)\/([\w.-]+)\/?$/;
const OUTPUT_OF_JOB = /^azureml:\/\/jobs\/([\w-]+)\/outputs\/([\w.-]+?)\/?(?:\/paths\/?(.*))?$/;
/**
 * Puts what an input names into the folder of a run: a link to where it is on this machine, or a copy where that is a
 * registered asset.
 *
 * @returns its path there
 * @throws MissingHere where it is not on this machine
 */
function placeInput(folder, name, input, here) {
    const target = (0, node_path_1.join)(folder, name);
    if (input.kind === 'output')
        return linkTo(target, outputOf(input.run, input.output, here));
    const { uri, type } = input;
    const named = namedBy(uri, type);
    const said = named === undefined ? own(here.profile.data, uri) : saidBy(here.profile, named);
    if (said !== undefined)
        return linkTo(target, checked((0, node_path_1.resolve)(here.profile.folder ?? '.', said), uri));
    const [, run, output] = OUTPUT.exec(uri) ?? OUTPUT_OF_JOB.exec(uri) ?? REGISTERED_OUTPUT.exec(named?.name ?? '') ?? [];
    if (run !== undefined && output !== undefined)
        return linkTo(target, outputOf(run, output, here));
    const asset = named === undefined ? undefined : here.assetOf(uri.replace(/^azureml:(?=\/)/, ''));
    if (asset !== undefined && asset.files.size > 0)
        return copyAsset(target, asset, type);
    throw new MissingHere(missingText(uri, named));
}
/** Copies the files of an asset. @throws MissingHere where one of them is not there */
function copyFiles(target, { id, files }) {
    (0, node_fs_1.mkdirSync)(target, { recursive: true });
    for (const [path, source] of files) {
        const place = (0, node_path_1.resolve)(target, path);
        const within = (0, node_path_1.relative)(target, place);
        // A document of others says what files are called.
        if (within.startsWith('..') || (0, node_path_1.isAbsolute)(within))
            throw new MissingHere(`${id} has a file outside of its folder: ${path}`);
        if (!(0, node_fs_1.existsSync)(source))
            throw new MissingHere(`${source}, a file of ${id}, is not there; synthesize again`);
        (0, node_fs_1.mkdirSync)((0, node_path_1.dirname)(place), { recursive: true });
        (0, node_fs_1.cpSync)(source, place);
    }
}
function copyAsset(target, asset, type) {
    copyFiles(target, asset);
    const [only] = asset.files.size === 1 ? asset.files.keys() : [];
    return type === 'uri_file' && only !== undefined ? (0, node_path_1.join)(target, only) : target;
}
function outputOf(run, output, { folderOf }) {
    const folder = folderOf(run);
    if (folder === undefined)
        throw new MissingHere(`the output ${output} of job ${run} is not here: there is no such job`);
    const path = (0, job_folder_1.outputPath)((0, job_folder_1.folderAt)(folder), output === 'artifacts' ? '' : output);
    if (!(0, node_fs_1.existsSync)(path))
        throw new MissingHere(`job ${run} has left no output ${output}`);
    return path;
}
function saidBy({ data, models }, { kind, name, version }) {
    const table = kind === 'models' ? models : data;
    return own(table, `${name}:${version}`) ?? own(table, name);
}
function own(table, name) {
    return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
function checked(path, uri) {
    if (!(0, node_fs_1.existsSync)(path))
        throw new MissingHere(`${path}, which the local profile has for ${uri}, is not there`);
    return path;
}
function namedBy(uri, type) {
    const [, kind, name, version] = ARM_ID.exec(uri) ?? [];
    if (name !== undefined && version !== undefined)
        return { kind: kind?.toLowerCase() === 'models' ? 'models' : 'data', name, version };
    const [, shortName, shortVersion] = SHORT.exec(uri) ?? [];
    if (shortName === undefined || shortVersion === undefined)
        return undefined;
    return { kind: type.endsWith('_model') ? 'models' : 'data', name: shortName, version: shortVersion };
}
function missingText(uri, named) {
    if (named === undefined)
        return `${uri} is not on this machine, and nothing is fetched; say where it is in the local profile: "data": { ${JSON.stringify(uri)}: "<folder or file>" }`;
    const { kind, name, version } = named;
    return `${kind} ${name}:${version} is not on this machine; say where it is in the local profile: "${kind}": { "${name}": "<folder or file>" }`;
}
/** A link; where the system has none for a file, the path itself. */
function linkTo(target, path) {
    const isFolder = (0, node_fs_1.statSync)(path).isDirectory();
    if (process.platform === 'win32' && !isFolder)
        return path;
    const place = isFolder ? target : (0, node_path_1.join)(target, (0, node_path_1.basename)(path));
    if (!isFolder)
        (0, node_fs_1.mkdirSync)(target, { recursive: true });
    (0, node_fs_1.symlinkSync)(path, place, isFolder ? 'junction' : 'file');
    return place;
}
//# sourceMappingURL=inputs.js.map