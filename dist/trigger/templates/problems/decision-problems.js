"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.decisionProblems = decisionProblems;
const rules_1 = require("../../../rules");
const jobs_1 = require("../../jobs");
/** A name that stays as it is on its way: the host of Functions makes the first letter of each a small one. */
const PROPERTY_NAME = /^[a-z_][A-Za-z0-9_]*$/;
const MOST_NAME = 128;
/** What is wrong with what a template reads from properties, whatever rules and contract say. */
function decisionProblems(data) {
    const problems = [];
    const seen = new Map();
    for (const { property, field, parameter } of (0, jobs_1.decisionsOf)(data)) {
        const place = `fromProperties.${parameter === undefined ? field : `parameters.${parameter}`}`;
        if (!PROPERTY_NAME.test(property) || property.length > MOST_NAME) {
            problems.push(`${place}: got "${property}", allowed letters, digits and "_" that begin with a small letter, as the host of Functions hands them over`);
        }
        if (parameter !== undefined && !Object.hasOwn(data.parameters, parameter)) {
            const names = Object.keys(data.parameters);
            const near = (0, rules_1.nearest)(parameter, names);
            problems.push(`${place}: got a parameter that the template does not have, allowed ${names.join(', ') || 'none'}${near === undefined ? '' : `; did you mean ${near}?`}`);
        }
        const other = seen.get(property.toLowerCase());
        if (other !== undefined)
            problems.push(`${place}: got "${property}", which ${other} reads as well; allowed once`);
        seen.set(property.toLowerCase(), place);
    }
    return problems;
}
//# sourceMappingURL=decision-problems.js.map