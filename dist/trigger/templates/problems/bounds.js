"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.timeoutProblems = timeoutProblems;
exports.countProblems = countProblems;
exports.textProblems = textProblems;
const rules_1 = require("../../../rules");
const iso_time_1 = require("../iso-time");
const LONGEST_TIMEOUT_DAYS = 30;
const DAY = 86_400;
/**
 * What is wrong with a time that something may take; without one a job that hangs costs for ever.
 *
 * @param least in seconds
 */
function timeoutProblems(subject, text, least = 1) {
    const seconds = (0, iso_time_1.secondsOf)(text);
    if (seconds !== undefined && seconds >= least && seconds <= LONGEST_TIMEOUT_DAYS * DAY)
        return [];
    const from = least === 1 ? '' : `at least ${least} `;
    const allowed = `an ISO 8601 time of ${from}whole seconds and at most ${LONGEST_TIMEOUT_DAYS} days, such as PT6H`;
    return [(0, rules_1.describeProblem)({ subject, got: text, allowed, fix: 'give the longest that it may take' })];
}
/** What is wrong with a count. */
function countProblems(subject, value, least, most) {
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most))
        return [];
    const allowed = `a whole number from ${least} to ${most}`;
    return [(0, rules_1.describeProblem)({ subject, got: value, allowed, fix: 'use one of these' })];
}
/** What is wrong with a text that the published schema wants something in: a letter, digit or "_". */
function textProblems(subject, text) {
    if (/[a-zA-Z0-9_]/.test(text))
        return [];
    return [(0, rules_1.describeProblem)({ subject, got: text, allowed: 'a text with a letter or digit in it', fix: 'give it' })];
}
//# sourceMappingURL=bounds.js.map