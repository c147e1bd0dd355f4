"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.exportCommand = exportCommand;
const node_path_1 = require("node:path");
const node_util_1 = require("node:util");
const commander_1 = require("commander");
const files_1 = require("../../files");
const rules_1 = require("../../rules");
const terminal_1 = require("../../terminal");
const job_files_1 = require("../../trigger/job-files");
const documents_1 = require("../documents");
const exit_status_1 = require("../exit-status");
const package_schema_1 = require("../package-schema");
/** `scheduler jobs export`: the job templates of what was synthesized. */
function exportCommand() {
    return new commander_1.Command('export')
        .description('writes job templates as files of the Azure ML CLI (v2), for az ml job create; what a message may say stands in comments')
        .argument('[templates...]', 'their names, as messages call them; without, all')
        .option(...documents_1.FROM_OPTION)
        .option('--out <folder>', 'where <template>.yml is written', 'jobs')
        .option('--workspace-id <id>', 'the ARM id of the workspace that the files are for: az ml reads registered code by its id alone')
        .option('--overwrite', 'replaces files that are there and say something else')
        .option('--json', 'for machines: what was written, as JSON')
        .addHelpText('after', '\nThe templates are those of the packages that the function runs from; the workflow of a Logic App has its own in another form.')
        .action(exportJobs);
}
function exportJobs(names, options) {
    const { from, out, workspaceId } = options;
    const chosen = chosenOf(names, packagedIn(from), from);
    const outputs = chosen.map(({ name, template }) => ({
        name,
        kind: template.kind,
        path: (0, node_path_1.join)(out, `${name}.yml`),
        content: (0, job_files_1.writeJobFile)(name, template, workspaceId === undefined ? {} : { workspaceId: idOf(workspaceId) }),
    }));
    if (options.overwrite !== true)
        checkNew(outputs);
    (0, files_1.inFolder)(out, () => (0, files_1.writeOutputs)(outputs));
    const written = outputs.map(({ name, kind, path: file }) => ({ template: name, kind, file }));
    if (options.json === true)
        (0, terminal_1.printJson)({ written });
    else
        (0, terminal_1.print)(written.map(({ kind, file }) => `wrote ${file}, a ${kind}; start it with az ml job create --file ${file}`));
}
const WORKSPACE_ID = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/[^/]+$/i;
function idOf(workspaceId) {
    if (WORKSPACE_ID.test(workspaceId))
        return workspaceId;
    throw new exit_status_1.UsageError(`--workspace-id: got ${workspaceId}; write /subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.MachineLearningServices/workspaces/<name>`);
}
/** A name that a file can have everywhere. */
const FILE_NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;
/** All templates of the packages that a path leads to. */
function packagedIn(from) {
    const packages = (0, documents_1.documentsOf)(from).flatMap(({ resources }) => resources.flatMap((one) => packageOf(one) ?? []));
    const all = packages.flatMap((file) => Object.entries(templatesOf(file) ?? {}).map(([name, template]) => ({ name, template, package: file })));
    if (all.length === 0) {
        throw new exit_status_1.UsageError(`${from}: no package of a function with job templates in there; subscriptions whose jobs a Logic App starts have none`);
    }
    return all;
}
/** The zip that a resource uploads, by where it is: beside the document. */
function packageOf({ type, mode, values, file }) {
    if (type !== 'azurerm_storage_blob' || mode !== 'managed' || (0, files_1.isStandardInput)(file))
        return undefined;
    const { source } = values;
    return typeof source === 'string' && source.endsWith('.zip') ? (0, node_path_1.resolve)((0, node_path_1.dirname)(file), source) : undefined;
}
function templatesOf(file) {
    if ((0, files_1.kindOf)(file) !== 'file') {
        throw new exit_status_1.UsageError(`${file}: there is no such package; name the folder of a stack: a plan has no packages with it`);
    }
    const bytes = (0, files_1.readBytes)(file);
    try {
        const templates = (0, job_files_1.packagedTemplates)(bytes);
        const problems = templates === undefined ? [] : (0, package_schema_1.templateProblems)(templates);
        if (problems.length > 0)
            throw new job_files_1.UnreadablePackage(`was not made by this project: ${problems.join('; ')}`);
        return templates;
    }
    catch (error) {
        if (error instanceof job_files_1.UnreadablePackage)
            throw new exit_status_1.UsageError(`${file}: ${error.message}`);
        throw error;
    }
}
/** Those that were named, each once: what is the same in two packages is one. */
function chosenOf(names, all, from) {
    const found = new Map();
    for (const one of all) {
        const other = found.get(one.name);
        if (other !== undefined && !(0, node_util_1.isDeepStrictEqual)(other.template, one.template)) {
            if (names.length > 0 && !names.includes(one.name))
                continue;
            throw new exit_status_1.UsageError(`${from}: ${one.name} is not the same in ${other.package} and ${one.package}; name one stack with --from`);
        }
        found.set(one.name, one);
    }
    const known = [...found.keys()].sort();
    const unknown = names.filter((name) => !found.has(name));
    if (unknown.length > 0) {
        throw new exit_status_1.UsageError(unknown.map((name) => unknownText(name, known)));
    }
    const chosen = names.length === 0 ? known : [...new Set(names)];
    const unfit = chosen.filter((name) => !FILE_NAME.test(name));
    if (unfit.length > 0) {
        throw new exit_status_1.UsageError(unfit.map((name) => `${name}: no name for a file; name the other templates`));
    }
    return chosen.map((name) => found.get(name));
}
function unknownText(name, known) {
    const near = (0, rules_1.nearest)(name, known);
    return `${name}: there is no such template; ${near === undefined ? `there are ${known.join(', ')}` : `did you mean ${near}?`}`;
}
/** Somebody may have changed what was written before. */
function checkNew(outputs) {
    const other = outputs.filter(({ path, content }) => (0, files_1.kindOf)(path) === 'file' && (0, files_1.readText)(path) !== content);
    if (other.length === 0)
        return;
    throw new exit_status_1.UsageError(other.map(({ path }) => `${path}: says something else already; name another folder with --out, or --overwrite`));
}
//# sourceMappingURL=export.js.map