"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readJobFile = readJobFile;
const rules_1 = require("../../rules");
const file_words_1 = require("./file-words");
const job_reading_1 = require("./job-reading");
const read_command_1 = require("./read-command");
const read_pipeline_1 = require("./read-pipeline");
const read_sweep_1 = require("./read-sweep");
const shapes_1 = require("./shapes");
const yaml_file_1 = require("./yaml-file");
/**
 * Reads a job file of the Azure ML CLI (v2): a command, a sweep or a pipeline.
 *
 * @param path from the folder that the app runs in
 * @see https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command
 */
function readJobFile(path, options) {
    const file = yaml_file_1.YamlFile.read(path);
    const reading = new job_reading_1.JobReading();
    const read = file.problems.length > 0 ? nothing(reading, file) : readKind(reading, file, options);
    return {
        data: read?.data,
        parameters: read?.parameters ?? {},
        assets: reading.assets,
        problems: reading.problems,
        told: (problem) => file.placed((0, file_words_1.inFileWords)(problem)),
    };
}
function nothing(reading, file) {
    reading.problems.push(...file.problems);
}
function readKind(reading, file, options) {
    if (!(0, rules_1.isPlain)(file.value)) {
        reading.tell(file, ['got no object, allowed a job: command, sweep or pipeline; write name: value']);
        return undefined;
    }
    const kind = kindOf(file.value);
    switch (kind) {
        case 'command':
            return (0, read_command_1.readCommand)(reading, file, options);
        case 'sweep':
            return (0, read_sweep_1.readSweep)(reading, file, options);
        case 'pipeline':
            return (0, read_pipeline_1.readPipeline)(reading, file, options);
    }
    const allowed = 'command, sweep or pipeline: a message starts these';
    const near = (0, rules_1.nearest)(kind, ['command', 'sweep', 'pipeline']);
    const fix = near === undefined ? 'start it in another way' : `did you mean ${near}?`;
    reading.tell(file, [
        (0, rules_1.describeProblem)({ subject: 'type' in file.value ? 'type' : '$schema', got: kind, allowed, fix }),
    ]);
    return undefined;
}
/** The kind of job: as `type` says, else as `$schema` does, else a command, as the CLI takes it. */
function kindOf({ type, $schema: schema }) {
    if (type !== undefined)
        return typeof type === 'string' ? (0, shapes_1.wordOf)(type) : String(type);
    const [, named] = typeof schema === 'string' ? (/\/(\w+)\.schema\.json$/.exec(schema) ?? []) : [];
    if (named === undefined)
        return 'command';
    return (0, shapes_1.wordOf)(named.replace(/Job$/, ''));
}
//# sourceMappingURL=read-job-file.js.map