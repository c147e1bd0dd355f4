"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SWEEP_FILE = void 0;
const rules_1 = require("../../rules");
const command_shapes_1 = require("./command-shapes");
const shapes_1 = require("./shapes");
const DISTRIBUTIONS = [
    'choice',
    'randint',
    'uniform',
    'loguniform',
    'quniform',
    'qloguniform',
    'normal',
    'lognormal',
    'qnormal',
    'qlognormal',
];
const choice = (0, rules_1.valueThat)('a text or number', (value) => ['string', 'number'].includes(typeof value), {
    standIn: 'standin',
    fix: () => 'write it in quotes, as the command reads it',
});
const setting = (0, rules_1.shapeOf)({ type: (0, shapes_1.word)(...DISTRIBUTIONS) }, {
    values: (0, rules_1.listOf)(choice),
    upper: shapes_1.whole,
    min_value: rules_1.number,
    max_value: rules_1.number,
    mu: rules_1.number,
    sigma: rules_1.number,
    q: rules_1.number,
}, { expects: 'an object with type, such as choice with values' });
const algorithm = (0, shapes_1.word)('random', 'grid', 'bayesian');
const sampling = (0, shapes_1.textOrObject)(algorithm, (0, rules_1.shapeOf)({ type: algorithm }, {
    seed: shapes_1.whole,
    rule: (0, shapes_1.word)('random', 'sobol'),
    logbase: (0, shapes_1.refused)('the service has no place for it in this version of its interface'),
}));
const termination = (0, rules_1.shapeOf)({ type: (0, shapes_1.word)('bandit', 'median_stopping', 'truncation_selection') }, {
    evaluation_interval: shapes_1.whole,
    delay_evaluation: shapes_1.whole,
    slack_factor: rules_1.number,
    slack_amount: rules_1.number,
    truncation_percentage: shapes_1.whole,
});
const STAND_IN = {
    trial: { command: 'standin', environment: 'azureml:standin:1' },
    search_space: {},
    sampling_algorithm: 'random',
    objective: { goal: 'maximize', primary_metric: 'standin' },
};
exports.SWEEP_FILE = (0, rules_1.shapeOf)({
    trial: (0, rules_1.shapeOf)(command_shapes_1.COMMAND_PARTS.required, command_shapes_1.COMMAND_PARTS.optional, { standIn: STAND_IN.trial }),
    search_space: { ...(0, rules_1.mapOf)(setting), standIn: {} },
    sampling_algorithm: { ...sampling, standIn: 'random' },
    objective: (0, rules_1.shapeOf)({ goal: (0, shapes_1.word)('minimize', 'maximize'), primary_metric: rules_1.text }, {}, { standIn: STAND_IN.objective }),
}, {
    ...command_shapes_1.JOB_PARTS,
    early_termination: termination,
    limits: (0, rules_1.shapeOf)({}, { max_total_trials: shapes_1.whole, max_concurrent_trials: shapes_1.whole, timeout: shapes_1.whole, trial_timeout: shapes_1.whole }, { expects: 'an object with max_total_trials' }),
    queue_settings: command_shapes_1.queue,
    resources: (0, rules_1.shapeOf)({}, { instance_type: rules_1.text, instance_count: shapes_1.whole }, { expects: 'an object with instance_type, instance_count' }),
}, { expects: 'a sweep', standIn: STAND_IN });
//# sourceMappingURL=sweep-shapes.js.map