"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.recurrence = exports.peekRetry = exports.peekLock = exports.WORKFLOW_PARAMETERS = void 0;
exports.handleMessage = handleMessage;
const jobs_1 = require("../jobs");
const conditions_1 = require("./conditions");
const endings_1 = require("./endings");
const expressions_1 = require("./expressions");
const receiving_1 = require("./receiving");
const request_1 = require("./request");
const submission_1 = require("./submission");
var expressions_2 = require("./expressions");
Object.defineProperty(exports, "WORKFLOW_PARAMETERS", { enumerable: true, get: function () { return expressions_2.WORKFLOW_PARAMETERS; } });
var receiving_2 = require("./receiving");
Object.defineProperty(exports, "peekLock", { enumerable: true, get: function () { return receiving_2.peekLock; } });
Object.defineProperty(exports, "peekRetry", { enumerable: true, get: function () { return receiving_2.peekRetry; } });
Object.defineProperty(exports, "recurrence", { enumerable: true, get: function () { return receiving_2.recurrence; } });
/**
 * What is done with a message: it is read, its template is looked up, what it fills in is checked, its job is started
 * once, and it ends as with the function, in the same words. Anything that is not foreseen lets its lock end: it comes
 * again, and is a dead letter after its last delivery.
 */
function handleMessage({ templates, contract, properties }) {
    const cases = Object.entries(templates)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, template], index) => ({ name, template, index }));
    const ofContract = Object.keys(contract?.properties ?? {});
    const own = [jobs_1.RETRIES_PROPERTY];
    const kept = [...new Set([...ofContract, ...properties])].filter((name) => !own.includes(name)).sort();
    const each = (step) => cases.map(({ index }) => `outputs('${step}_${index}')`).join(', ');
    const checks = `coalesce(${each('checks')}, createArray('the schema of the template; '))`;
    // A property that no condition can be made of is not as the contract has it.
    const breaches = "coalesce(outputs('contract'), createArray('a property that cannot be read; '))";
    return {
        type: 'If',
        expression: receiving_1.HAS_MESSAGE,
        actions: {
            ...(0, receiving_1.readMessage)(kept),
            contract: (0, expressions_1.compose)((0, conditions_1.contractChecks)(contract), (0, expressions_1.whatever)('fields')),
            templateName: (0, expressions_1.compose)("@string(coalesce(outputs('fields')?['template'], ''))", (0, expressions_1.whatever)('contract')),
            template: {
                type: 'Switch',
                expression: "@outputs('templateName')",
                cases: Object.fromEntries(cases.map((one) => [`case_${one.index}`, { case: one.name, actions: (0, request_1.requestSteps)(one) }])),
                default: { actions: {} },
                runAfter: (0, expressions_1.after)('templateName'),
            },
            job: (0, expressions_1.compose)(`@coalesce(${each('job')}, null)`, (0, expressions_1.whatever)('template')),
            wrong: (0, expressions_1.compose)({
                request: `@join(${checks}, '')`,
                contract: `@join(${breaches}, '')`,
            }, (0, expressions_1.after)('job')),
            rejection: (0, expressions_1.compose)(`@${rejectionOf(cases.map(({ name }) => name))}`, (0, expressions_1.after)('wrong')),
            allowed: {
                type: 'If',
                expression: { and: [{ equals: ["@outputs('rejection')", ''] }] },
                actions: (0, submission_1.submissionSteps)(),
                else: { actions: {} },
                runAfter: (0, expressions_1.after)('rejection'),
            },
            end: (0, expressions_1.compose)("@coalesce(outputs('submission'), outputs('rejection'))", (0, expressions_1.after)('allowed')),
            details: (0, expressions_1.compose)("@if(equals(outputs('end'), 'not-allowed'), outputs('wrong')?['request'], if(equals(outputs('end'), 'contract'), outputs('wrong')?['contract'], if(contains(createArray('refused', 'unavailable', 'misconfigured'), outputs('end')), concat('status ', string(outputs('status')), ' ', take(coalesce(outputs('answer'), ''), 300)), '')))", (0, expressions_1.after)('end')),
            ...withStart((0, endings_1.endingSteps)(), 'details'),
        },
        else: { actions: {} },
        runAfter: { peekRetry: ['Succeeded'] },
    };
}
/** Why a message starts nothing, in the order in which the function looks; nothing where it may. */
function rejectionOf(templates) {
    const isKnown = (0, expressions_1.isOneOf)("outputs('templateName')", templates);
    const reasons = [
        ['oversized', receiving_1.IS_OVERSIZED],
        ['invalid-body', `not(${receiving_1.IS_OBJECT})`],
        ['unknown-template', `not(${isKnown})`],
        ['not-allowed', "or(not(equals(outputs('wrong')?['request'], '')), equals(outputs('job'), null))"],
        ['contract', "not(equals(outputs('wrong')?['contract'], ''))"],
    ];
    return reasons.reduceRight((rest, [reason, condition]) => `if(${condition}, '${reason}', ${rest})`, "''");
}
/** Steps of which the first runs after another one. */
function withStart(steps, step) {
    const [first] = Object.keys(steps);
    return { ...steps, [first]: { ...steps[first], runAfter: (0, expressions_1.after)(step) } };
}
//# sourceMappingURL=index.js.map