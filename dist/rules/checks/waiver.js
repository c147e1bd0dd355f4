"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NOTICE_DAYS = exports.WAIVER_FIELDS = exports.WAIVER_GROUNDS = void 0;
exports.isTemplateWaiver = isTemplateWaiver;
exports.endOf = endOf;
exports.waiverProblems = waiverProblems;
const problem_1 = require("../inspection/problem");
const day_1 = require("../values/day");
const acknowledgements_1 = require("./acknowledgements");
/** The parts of the grounds, all of them required. */
exports.WAIVER_GROUNDS = ['reason', 'approver', 'ticket', 'expires'];
/** The parts of a waiver, all of them required. */
exports.WAIVER_FIELDS = ['id', ...exports.WAIVER_GROUNDS];
const RULE_ID = /^[A-Z][A-Z0-9]*([-_][A-Z0-9]+)+(\[[^\]]+\])?$/;
/** So many days before its end an exception is told of: time to follow the rule, or to have it approved anew. */
exports.NOTICE_DAYS = 90;
/** Who approves the exceptions of the environments that this project ships with: nobody, at a domain for examples. */
const TEMPLATE_APPROVER = 'platform-security@example.com';
/**
 * Whether an exception in code is one that this project ships with, as it was. It has no end, so that a clone that
 * nobody has changed does not turn red on some day; every report says that nobody has approved it. One with a real
 * approver ends on its day.
 */
function isTemplateWaiver({ approver }) {
    return approver === TEMPLATE_APPROVER;
}
/**
 * How an exception stands to a day: `ended` before it, `ending` within `NOTICE_DAYS`, or `current`.
 *
 * @param today a day such as `2026-11-22`
 */
function endOf({ expires }, today) {
    const days = (0, day_1.daysBetween)(today, expires);
    if (days < 0)
        return 'ended';
    return days <= exports.NOTICE_DAYS ? 'ending' : 'current';
}
/**
 * What is wrong with a waiver's form; whether it is needed is for the audit to say.
 *
 * @param fields the parts that it has to have
 * @param written a number or a boolean as it stands in a file, where that is not how JSON writes it: `0123` for 123
 */
function waiverProblems(waiver, fields = exports.WAIVER_FIELDS, written = () => undefined) {
    if (typeof waiver !== 'object' || waiver === null || Array.isArray(waiver)) {
        return [problem(undefined, 'waiver', waiver, `an object with ${fields.join(', ')}`, 'write one')];
    }
    const given = new Map(Object.entries(waiver));
    const problems = [];
    for (const field of fields) {
        const value = given.get(field) ?? undefined;
        const fault = faultOf(field, value, written(field));
        if (fault !== undefined)
            problems.push(problem(given.has(field) ? field : undefined, field, value, ...fault));
    }
    for (const [field, value] of given) {
        if (!fields.includes(field))
            problems.push(problem(field, field, value, fields.join(', '), 'take it out'));
    }
    return problems;
}
/** What is allowed instead, and how to get there. */
function faultOf(field, value, written) {
    if (typeof value === 'number' || typeof value === 'boolean') {
        return ['a text', `put it in quotes: "${written ?? value}"`];
    }
    if (typeof value !== 'string')
        return ['a text', 'give it'];
    switch (field) {
        case 'id':
            return RULE_ID.test(value)
                ? undefined
                : ['the id of a rule, such as SB-NET-001', 'see training-job-scheduler audit --rules for them'];
        case 'reason':
            return (0, acknowledgements_1.isReason)(value) ? undefined : ['a reason in a sentence', 'say why the rule is not followed here'];
        case 'expires':
            return (0, day_1.isDay)(value) ? undefined : ['a day such as 2027-06-30', 'every exception ends; give its last day'];
        default:
            return value.trim() === '' ? ['a text', 'give it'] : undefined;
    }
}
function problem(field, subject, got, allowed, fix) {
    return { field, text: (0, problem_1.describeProblem)({ subject, got, allowed, fix }) };
}
//# sourceMappingURL=waiver.js.map