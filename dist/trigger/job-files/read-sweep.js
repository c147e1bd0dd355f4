"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readSweep = readSweep;
const rules_1 = require("../../rules");
const iso_time_1 = require("../templates/iso-time");
const template_data_of_1 = require("../templates/template-data-of");
const read_command_1 = require("./read-command");
const read_parts_1 = require("./read-parts");
const shapes_1 = require("./shapes");
const sweep_shapes_1 = require("./sweep-shapes");
/** A sweep. */
function readSweep(reading, file, options) {
    const job = reading.inspect(file, sweep_shapes_1.SWEEP_FILE);
    const { trial, queue_settings: queue, objective, early_termination: termination, limits = {} } = job;
    const resources = { ...job.resources, ...trial.resources };
    const compute = () => (0, read_parts_1.computeOf)(reading, file, job.compute, { resources, ...(queue && { queue }) }, ['compute']);
    const { parameters, base } = (0, read_command_1.baseOf)(reading, file, job, options, compute);
    const timeout = (0, read_command_1.timeoutOf)(reading, file, 'limits.timeout', minuteOr(limits.timeout), options.timeout);
    const { trial_timeout: ofTrial } = limits;
    const trialTimeout = ofTrial === undefined ? timeout : (0, iso_time_1.isoTime)(minuteOr(ofTrial));
    const maxTotalTrials = trialsOf(reading, file, limits.max_total_trials);
    return {
        parameters,
        data: {
            kind: 'sweep',
            ...base,
            ...(0, read_command_1.nodesOf)(resources.instance_count, options),
            trial: (0, read_parts_1.commandOf)(reading, file, trial, ['trial']),
            objective: {
                primaryMetric: objective.primary_metric,
                goal: (0, shapes_1.wordOf)(objective.goal) === 'minimize' ? 'Minimize' : 'Maximize',
            },
            sampling: samplingOf(job.sampling_algorithm),
            searchSpace: Object.fromEntries(Object.entries(job.search_space).map(([name, setting]) => [name, settingOf(setting)])),
            ...(termination && { earlyTermination: (0, template_data_of_1.terminationOf)(policyOf(termination)) }),
            maxTotalTrials,
            maxConcurrentTrials: limits.max_concurrent_trials ?? maxTotalTrials,
            timeout,
            trialTimeout: options.trialTimeout === undefined ? trialTimeout : (0, iso_time_1.canonicalTime)(options.trialTimeout),
        },
    };
}
/** As the official client reads it: the service takes less than a minute of a sweep for 60 days. */
function minuteOr(seconds) {
    return (seconds === undefined || seconds === 0 ? seconds : Math.max(60, seconds));
}
function trialsOf(reading, file, trials) {
    if (trials !== undefined)
        return trials;
    const allowed = 'a whole number of trials: nothing else limits what a sweep costs';
    const fix = 'write limits: { max_total_trials: 20 }';
    reading.tell(file, [(0, rules_1.describeProblem)({ subject: 'limits.max_total_trials', got: undefined, allowed, fix })]);
    return 1;
}
function samplingOf(given) {
    const { type, seed, rule } = typeof given === 'string' ? { type: given } : given;
    switch ((0, shapes_1.wordOf)(type)) {
        case 'grid':
            return { samplingAlgorithmType: 'Grid' };
        case 'bayesian':
            return { samplingAlgorithmType: 'Bayesian' };
        default:
            return {
                samplingAlgorithmType: 'Random',
                ...(seed !== undefined && { seed }),
                ...(rule !== undefined && { rule: (0, shapes_1.wordOf)(rule) === 'sobol' ? 'Sobol' : 'Random' }),
            };
    }
}
/** A setting in the words of Azure ML; what is missing is told with all of the template. */
function settingOf({ type, values, upper, min_value, max_value, mu, sigma, q }) {
    const name = (0, shapes_1.wordOf)(type);
    const given = [min_value, max_value, mu, sigma, q].filter((one) => one !== undefined);
    if (name === 'choice')
        return [name, [values ?? []]];
    return (name === 'randint' ? [name, [upper]] : [name, given]);
}
function policyOf(given) {
    const when = {
        ...(given.evaluation_interval !== undefined && { evaluationInterval: given.evaluation_interval }),
        ...(given.delay_evaluation !== undefined && { delayEvaluation: given.delay_evaluation }),
    };
    const { truncation_percentage: percentage, slack_factor: factor, slack_amount: amount } = given;
    switch ((0, shapes_1.wordOf)(given.type)) {
        case 'median_stopping':
            return { policyType: 'MedianStopping', ...when };
        case 'truncation_selection':
            return {
                policyType: 'TruncationSelection',
                ...when,
                ...(percentage !== undefined && { truncationPercentage: percentage }),
            };
        default:
            return {
                policyType: 'Bandit',
                ...when,
                ...(factor !== undefined && { slackFactor: factor }),
                ...(amount !== undefined && { slackAmount: amount }),
            };
    }
}
//# sourceMappingURL=read-sweep.js.map