"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.searchSpace = exports.termination = exports.sampling = void 0;
const rules_1 = require("../../rules");
const algorithm = (0, rules_1.oneOf)('Random', 'Grid', 'Bayesian');
/** How settings are chosen: a word, or an object with more of it. */
exports.sampling = (0, rules_1.either)((value) => {
    if (!(0, rules_1.isPlain)(value))
        return algorithm;
    const isOther = value.samplingAlgorithmType === 'Grid' || value.samplingAlgorithmType === 'Bayesian';
    if (isOther)
        return (0, rules_1.shapeOf)({ samplingAlgorithmType: (0, rules_1.oneOf)('Grid', 'Bayesian') }, {});
    return (0, rules_1.shapeOf)({ samplingAlgorithmType: algorithm }, { seed: rules_1.number, rule: (0, rules_1.oneOf)('Random', 'Sobol') });
}, 'Random, Grid, Bayesian, or an object with samplingAlgorithmType');
const WHEN = { delayEvaluation: rules_1.number, evaluationInterval: rules_1.number };
/** When a trial is given up; each policy has options of its own. */
exports.termination = (0, rules_1.either)((value) => {
    const policy = (0, rules_1.isPlain)(value) ? value.policyType : undefined;
    if (policy === 'MedianStopping') {
        return (0, rules_1.shapeOf)({ policyType: (0, rules_1.oneOf)('MedianStopping') }, WHEN);
    }
    if (policy === 'TruncationSelection') {
        return (0, rules_1.shapeOf)({ policyType: (0, rules_1.oneOf)('TruncationSelection') }, { ...WHEN, truncationPercentage: rules_1.number });
    }
    return (0, rules_1.shapeOf)({ policyType: (0, rules_1.oneOf)('Bandit', 'MedianStopping', 'TruncationSelection') }, { ...WHEN, slackAmount: rules_1.number, slackFactor: rules_1.number });
}, 'an object with policyType: Bandit, MedianStopping or TruncationSelection');
/** The settings of a sweep; what each is given is looked at with all of the template. */
exports.searchSpace = (0, rules_1.mapOf)((0, rules_1.listOf)((0, rules_1.anything)('a setting')));
//# sourceMappingURL=sweep-shapes.js.map