"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CLAIM_KINDS = void 0;
exports.isAbout = isAbout;
exports.claimSubjects = claimSubjects;
exports.claimProblems = claimProblems;
exports.claimToJson = claimToJson;
exports.claimFromJson = claimFromJson;
const sql_filter_1 = require("../filters/sql-filter");
const problem_1 = require("../inspection/problem");
const near_miss_1 = require("../text/near-miss");
/** What can be claimed about the messages that subscriptions get. */
exports.CLAIM_KINDS = ['exactly-once', 'never-overlap', 'cover', 'not-reach'];
/** Whether a claim is about a subscription. */
function isAbout({ subscriptions, observers = [] }, name) {
    return subscriptions === undefined ? !observers.includes(name) : subscriptions.includes(name);
}
/** The subscriptions that a claim is about, in words. */
function claimSubjects({ subscriptions, observers = [] }) {
    if (subscriptions !== undefined)
        return subscriptions.join(', ');
    return `all subscriptions${observers.length === 0 ? '' : ` but ${observers.join(', ')}`}`;
}
/** How few subscriptions a claim of a kind is about. */
const FEWEST = { 'exactly-once': 1, 'never-overlap': 2, cover: 1, 'not-reach': 1 };
/**
 * What is wrong with a claim.
 *
 * @param known the names of the topic's subscriptions
 */
function claimProblems({ kind, name, subscriptions, observers, messages, except }, known, contract) {
    const problems = [];
    if (name.trim() === '') {
        problems.push({ subject: 'name', got: name, allowed: 'a sentence', fix: 'say what is claimed' });
    }
    if (subscriptions !== undefined && observers !== undefined) {
        const fix = 'name the subscriptions, or those that it is not about';
        problems.push({ subject: 'observers', got: observers, allowed: 'none beside subscriptions', fix });
    }
    if (subscriptions !== undefined && subscriptions.length < FEWEST[kind]) {
        const allowed = `at least ${FEWEST[kind]}`;
        problems.push({ subject: 'subscriptions', got: subscriptions, allowed, fix: 'name the subscriptions' });
    }
    problems.push(...nameProblems('subscriptions', subscriptions, known), ...nameProblems('observers', observers, known));
    return [
        ...problems.map(problem_1.describeProblem),
        ...filterProblems('messages', messages, contract),
        ...filterProblems('except', except, contract),
    ];
}
function nameProblems(subject, names = [], known) {
    return names.flatMap((name, index) => {
        if (!known.includes(name)) {
            const near = (0, near_miss_1.nearest)(name, known);
            const allowed = `one of ${known.join(', ') || 'the subscriptions of this topic, which has none'}`;
            const fix = near === undefined ? 'name one of them' : `did you mean ${near}?`;
            return [{ subject, got: name, allowed, fix }];
        }
        return names.indexOf(name) === index ? [] : [{ subject, got: name, allowed: 'each once', fix: 'name it once' }];
    });
}
function filterProblems(part, filter, contract) {
    const errors = filter?.diagnostics(contract).filter(({ severity }) => severity === 'error') ?? [];
    return errors.map((diagnostic) => `${part}: ${filter?.describe(diagnostic)}`);
}
/** A claim as it stands in the JSON beside its topic. */
function claimToJson({ kind, name, subscriptions, observers = [], messages, except }) {
    return {
        kind,
        name,
        ...(subscriptions === undefined ? { observers } : { subscriptions }),
        ...(messages !== undefined && { messages: messages.sql }),
        ...(except !== undefined && { except: except.sql }),
    };
}
/** A claim from its JSON; `undefined` where it is none. */
function claimFromJson(json) {
    const { kind, name, subscriptions, observers, messages, except } = (json ?? {});
    const known = exports.CLAIM_KINDS.find((one) => one === kind);
    const isFilter = (value) => value === undefined || typeof value === 'string';
    if (known === undefined || typeof name !== 'string' || !isFilter(messages) || !isFilter(except))
        return undefined;
    // One of the two, so that a claim of another form is not taken for one about all subscriptions.
    const names = subscriptions ?? observers;
    if (!Array.isArray(names) || !names.every((one) => typeof one === 'string'))
        return undefined;
    return {
        kind: known,
        name,
        ...(subscriptions === undefined ? { observers: names } : { subscriptions: names }),
        ...(messages !== undefined && { messages: sql_filter_1.SqlFilter.parse(messages) }),
        ...(except !== undefined && { except: sql_filter_1.SqlFilter.parse(except) }),
    };
}
//# sourceMappingURL=delivery-claim.js.map