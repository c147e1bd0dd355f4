"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.effectOf = effectOf;
const rules_1 = require("../../rules");
const values_1 = require("../../rules/values/values");
/** What an action does to the messages of a space. */
function effectOf(action, space) {
    const statements = action?.statements ?? [];
    const failures = statements.map((statement, index) => failureOf(statement, space, statements.slice(0, index)));
    const fails = failures.includes('always') ? 'always' : failures.includes('perhaps') ? 'perhaps' : 'never';
    const sessions = statements.filter(({ target }) => target.scope === 'sys' && target.name === 'SessionId');
    const last = sessions.at(-1);
    return { fails, session: last === undefined ? 'kept' : sessionAfter(last) };
}
function failureOf(statement, space, before) {
    const { target } = statement;
    // The engine refuses to remove a system property.
    if (statement.kind === 'remove')
        return target.scope === 'sys' ? 'always' : 'never';
    if (literalOf(statement) === undefined)
        return 'perhaps';
    if (target.scope === 'sys') {
        // Of all system properties this one alone depends on another one.
        if (target.name === 'PartitionKey')
            return 'perhaps';
        return (0, rules_1.applyAction)([statement], new rules_1.Message()) instanceof rules_1.Failure ? 'always' : 'never';
    }
    const isSetBefore = before.some((one) => one.target.scope !== 'sys' && one.target.name === target.name);
    if (isSetBefore)
        return 'perhaps';
    // A property that is set keeps its type, and what is written down is converted to it: it depends on the type alone.
    const { types } = space.property(target.name, false);
    const fits = types.every((type) => {
        const sample = SAMPLES.get(type);
        if (sample === undefined)
            return false;
        const message = new rules_1.Message();
        message.setProperty(target.name, sample);
        return !((0, rules_1.applyAction)([statement], message) instanceof rules_1.Failure);
    });
    return fits ? 'never' : 'perhaps';
}
/** A value of each type that a contract has. */
const SAMPLES = new Map([
    ['string', 'a'],
    ['bool', true],
    ['double', 1],
    ['datetime', new values_1.DateTime(0n)],
    ...['int', 'long'].flatMap((type) => {
        const one = values_1.Integer.checked(type, 1n);
        return one === undefined || one instanceof rules_1.Failure ? [] : [[type, one]];
    }),
]);
function sessionAfter(statement) {
    const value = statement.kind === 'set' ? literalOf(statement) : undefined;
    if (value === undefined)
        return 'perhaps';
    return value === null ? 'taken' : 'given';
}
/** The value that is set where it is written down; `undefined` where it has to be computed. */
function literalOf({ value: expression }) {
    return expression.kind === 'literal' ? expression.value : undefined;
}
//# sourceMappingURL=action-effect.js.map