"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readCommand = readCommand;
exports.baseOf = baseOf;
exports.nodesOf = nodesOf;
exports.timeoutOf = timeoutOf;
const rules_1 = require("../../rules");
const iso_time_1 = require("../templates/iso-time");
const template_data_of_1 = require("../templates/template-data-of");
const command_shapes_1 = require("./command-shapes");
const read_inputs_1 = require("./read-inputs");
const read_parts_1 = require("./read-parts");
/** A command job. */
function readCommand(reading, file, options) {
    const job = reading.inspect(file, command_shapes_1.COMMAND_FILE);
    const { resources, queue_settings: queue, services, limits } = job;
    const compute = () => (0, read_parts_1.computeOf)(reading, file, job.compute, { ...(resources && { resources }), ...(queue && { queue }) }, ['compute']);
    const { parameters, base } = baseOf(reading, file, job, options, compute);
    return {
        parameters,
        data: {
            kind: 'command',
            ...base,
            ...nodesOf(resources?.instance_count, options),
            ...(0, read_parts_1.commandOf)(reading, file, job, []),
            ...(services && Object.keys(services).length > 0 && { services: (0, read_parts_1.servicesOf)(file, services) }),
            timeout: timeoutOf(reading, file, 'limits.timeout', limits?.timeout, options.timeout),
        },
    };
}
/** What every kind of job has. */
function baseOf(reading, file, job, options, compute) {
    const { display_name: displayName, description, tags = {} } = job;
    const { parameters, inputs, fixed } = (0, read_inputs_1.inputsOf)(reading, file, job.inputs, options);
    refuseOwnTags(reading, file, Object.keys(tags));
    const base = {
        experiment: options.experiment ?? job.experiment_name ?? 'Default',
        ...(displayName !== undefined && { displayName }),
        ...(description !== undefined && { description }),
        ...(Object.keys(tags).length > 0 && { tags: (0, read_parts_1.textsAt)(file, tags, ['tags']) }),
        tiers: options.compute === undefined ? { default: compute() } : (0, template_data_of_1.tiersOf)(options.compute, reading.problems),
        parameters: Object.fromEntries(Object.entries(parameters).map(([name, { schema }]) => [name, schema])),
        inputs,
        ...(Object.keys(fixed).length > 0 && { fixed }),
        outputs: (0, read_inputs_1.outputsOf)(job.outputs),
        ...(options.fromProperties !== undefined && { fromProperties: (0, template_data_of_1.sourcesOf)(options.fromProperties) }),
    };
    return { parameters, base };
}
/** The nodes of the file, which a message may change where there is room for it. */
function nodesOf(nodes = 1, { maxNodes = nodes }) {
    return { ...(nodes !== 1 && { nodes }), maxNodes };
}
/**
 * When something ends: as is said beside the file, else as the file says, in seconds.
 *
 * @param subject where the file says it
 */
function timeoutOf(reading, file, subject, seconds, given) {
    if (given !== undefined)
        return (0, iso_time_1.canonicalTime)(given);
    if (seconds !== undefined)
        return (0, iso_time_1.isoTime)(seconds);
    // What is no time has been told of.
    if (file.says(...subject.split('.')))
        return 'PT1H';
    reading.tell(file, [
        (0, rules_1.describeProblem)({
            subject,
            got: undefined,
            allowed: 'the longest that it may take: what hangs costs for ever',
            fix: 'write limits: { timeout: 3600 }, in seconds, or give timeout beside the file',
        }),
    ]);
    return 'PT1H';
}
const OWN_TAGS = ['requestId', 'attempt', 'template', 'correlationId'];
/** Labels that say which message has started a job. */
function refuseOwnTags(reading, file, tags) {
    for (const tag of tags.filter((one) => OWN_TAGS.includes(one))) {
        reading.tell(file, [
            `tags.${tag}: allowed another name: it says which message has started the job; rename the tag`,
        ]);
    }
}
//# sourceMappingURL=read-command.js.map