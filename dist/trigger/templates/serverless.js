"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Serverless = void 0;
const rules_1 = require("../../rules");
/**
 * Machines without a cluster: Azure ML makes them for each job, and takes them away.
 *
 * No cluster's `maxNodes` limits what they cost: the nodes of the template, its end and the quota of the subscription do.
 * Jobs run as the identity of the environment, which is put beside the workspace's own for it; the workspace of another
 * team has to have it already.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-serverless-compute
 */
class Serverless {
    data;
    problems;
    /** @param options the kind of machine, else what Azure ML finds quota for; and whether it is cheap (`Spot`) */
    static of(options = {}) {
        const inspection = new rules_1.Inspection(true);
        const usable = SHAPE.inspect(options, '', inspection);
        return new Serverless(inspection.problems.length === 0 ? usable : {}, inspection.problems);
    }
    constructor(data, 
    /** What is wrong, a line each. */
    problems) {
        this.data = data;
        this.problems = problems;
    }
}
exports.Serverless = Serverless;
const SHAPE = (0, rules_1.shapeOf)({}, { instanceType: rules_1.text, jobTier: (0, rules_1.oneOf)('Basic', 'Standard', 'Premium', 'Spot') }, { expects: 'an object: { instanceType, jobTier }' });
//# sourceMappingURL=serverless.js.map