"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readDocuments = readDocuments;
exports.parseDocument = parseDocument;
exports.documentOf = documentOf;
const node_path_1 = require("node:path");
const files_1 = require("../files");
const configuration_1 = require("./configuration");
const json_1 = require("./json");
const folder_1 = require("./module/folder");
const source_1 = require("./module/source");
const plan_1 = require("./plan");
const plan_parts_1 = require("./plan-parts");
const plan_schema_1 = require("./plan-schema");
const resource_1 = require("./resource");
const EXPECTED = 'expected cdk.tf.json, or a plan from terraform show -json';
/**
 * The documents that a path names: a `.tf.json` file, a plan from `terraform show -json`, or a folder with such
 * files, in which stacks may stand in folders of their own. The files of one folder are one document, as Terraform reads
 * them, with the local modules that they call.
 *
 * @param path a path; `-` for standard input
 * @param side of a plan, what will be or what was before
 * @throws FileProblem where something of it cannot be read
 * @throws UnreadableDocument where it is no Terraform JSON
 */
function readDocuments(path, side = 'after') {
    if (!(0, files_1.isFolder)(path))
        return [documentOf({ file: path, ...(0, files_1.readFileText)(path) }, side)];
    const found = foldersBelow(path).map((folder) => folderDocuments(folder, side));
    const called = new Set(found.flatMap(({ modules }) => modules));
    const top = (0, files_1.realFolder)(path);
    // What another one calls is a part of that, and no deployment of its own.
    const own = found.filter(({ real }) => real === top || !called.has(real));
    const configurations = own.flatMap(({ configuration }) => configuration ?? []);
    const all = [...configurations, ...own.flatMap(({ plans }) => plans)];
    if (all.length === 0) {
        throw new resource_1.UnreadableDocument(`${path}: no .tf.json file in this folder or below; run npm run synth first`);
    }
    return all;
}
/** The document of one file's text, for example what a test has synthesized. @throws UnreadableDocument */
function parseDocument(path, text, side = 'after') {
    const json = parseJson(path, text);
    if ((0, plan_schema_1.isPlan)(json))
        return planDocument({ file: path, text, json }, side);
    return { path, ...(0, configuration_1.readConfiguration)({ files: [{ file: path, text, json }], variableFiles: [], gaps: [] }) };
}
/**
 * The document of one file that was named and has been read: with what overrides it and gives values to its variables,
 * and without its neighbours.
 *
 * @throws FileProblem where a file beside it cannot be read
 * @throws UnreadableDocument where it is no Terraform JSON
 */
function documentOf({ file: path, ...content }, side = 'after') {
    const file = (0, files_1.inputName)(path);
    const source = { file, ...content, json: parseJson(file, content.text) };
    if ((0, plan_schema_1.isPlan)(source.json))
        return planDocument(source, side);
    // What comes through a pipe has no folder, so no neighbours, and no modules beside it.
    if ((0, files_1.isStandardInput)(path) || (0, files_1.kindOf)(path) !== 'file') {
        return { path: file, ...(0, configuration_1.readConfiguration)({ files: [source], variableFiles: [], gaps: [] }) };
    }
    const folder = (0, node_path_1.dirname)(path);
    // A file that Terraform would not read by its name has no neighbours that it would read with it.
    const read = path.endsWith('.tf.json')
        ? (0, folder_1.readFolder)(folder, parse, source)
        : { files: [source], variableFiles: [], gaps: [] };
    return { path: folder, ...(0, configuration_1.readConfiguration)(read, { folder, read: readModule }) };
}
function folderDocuments(folder, side) {
    const source = (0, folder_1.readFolder)(folder, parse);
    const isPlanFile = ({ json }) => (0, plan_schema_1.isPlan)(json);
    const plans = source.files.filter(isPlanFile).map((file) => planDocument(file, side));
    const files = source.files.filter((file) => !isPlanFile(file));
    const real = (0, files_1.realFolder)(folder) ?? folder;
    if (files.length === 0)
        return { real, configuration: undefined, plans, modules: [] };
    const contents = (0, configuration_1.readConfiguration)({ ...source, files }, { folder, read: readModule });
    return { real, configuration: { path: folder, ...contents }, plans, modules: contents.modules };
}
function readModule(folder) {
    return (0, folder_1.readFolder)(folder, parse);
}
function planDocument({ json, ...read }, side) {
    const { file } = read;
    return {
        path: file,
        problem: (0, plan_1.planProblem)(json),
        files: [read],
        parts: (0, plan_parts_1.planParts)(file, json),
        ...(0, plan_1.readPlan)(file, json, side),
    };
}
/** A folder and those below it, each once, since links may lead back; in order, what is inside one behind it. */
function foldersBelow(path) {
    const found = [];
    const met = new Set();
    const open = [path];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
        const real = (0, files_1.realFolder)(folder);
        if (real === undefined || met.has(real))
            continue;
        met.add(real);
        found.push(folder);
        // Terraform's own folders hold copies of modules.
        const names = (0, files_1.namesIn)(folder).filter((name) => !name.startsWith('.'));
        for (const name of names.reverse())
            open.push((0, node_path_1.join)(folder, name));
    }
    return found;
}
/** Reads one file that Terraform would read; what gives values to variables is any object. */
function parse(file, text) {
    return (0, node_path_1.basename)(file).endsWith('.tfvars.json') ? parseObject(file, text) : parseJson(file, text);
}
function parseObject(file, text) {
    let json;
    if (text.trim() === '')
        throw new resource_1.UnreadableDocument(`${file}: empty; ${EXPECTED}`);
    try {
        json = (0, json_1.parseJsonText)(text);
    }
    catch (error) {
        if (error instanceof files_1.NestedTooDeeply) {
            const { line, column } = error.place;
            throw new resource_1.UnreadableDocument(`${file}:${line}:${column}: ${error.message}`);
        }
        throw new resource_1.UnreadableDocument(`${file}: not JSON; ${EXPECTED}`);
    }
    if (!(0, resource_1.isObject)(json))
        throw new resource_1.UnreadableDocument(`${file}: not Terraform JSON; ${EXPECTED}`);
    return json;
}
function parseJson(file, text) {
    const json = parseObject(file, text);
    if (isState(json))
        throw new resource_1.UnreadableDocument(`${file}: ${IS_STATE}`);
    if ((0, plan_schema_1.isPlan)(json))
        return (0, plan_schema_1.checkedPlan)(file, json);
    if (!(0, source_1.hasSection)(json))
        throw new resource_1.UnreadableDocument(`${file}: not Terraform JSON; ${EXPECTED}`);
    return json;
}
const IS_STATE = "a state, which says nothing of a provider's settings or of what changes; expected a plan: terraform plan -out=plan, and terraform show -json plan";
/** Whether some JSON is a state: of `terraform show -json` without a plan, or as Terraform keeps it. */
function isState(json) {
    if (typeof json.terraform_version !== 'string' || 'resource_changes' in json)
        return false;
    return 'lineage' in json || ((0, resource_1.isObject)(json.values) && 'format_version' in json);
}
//# sourceMappingURL=document.js.map