"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.makeRule = makeRule;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const broker_error_1 = require("./broker-error");
const LONGEST_NAME = 50;
/**
 * Makes a rule, or says why the service would refuse it.
 *
 * @param newId what newid() in its filter and its action gives
 */
function makeRule(definition, now, newId) {
    const { name, filter, action, actionParameters } = definition;
    if (name.length < 1 || name.length > LONGEST_NAME) {
        const got = `${JSON.stringify(name)} has ${name.length} characters`;
        return argumentError(`The name of a rule must have 1 to ${LONGEST_NAME} characters, and ${got}.`);
    }
    if (/[/\\?#@]/.test(name)) {
        const allowed = 'must not have any of the characters / \\ ? # @';
        return argumentError(`The name of a rule ${allowed}, and this is ${JSON.stringify(name)}.`);
    }
    const statements = action === undefined ? undefined : (0, rules_1.parseAction)(action, actionParameters);
    if (statements?.valid === false)
        return refused('action', name, action, statements.error);
    const copy = (0, routing_1.compileCopy)(name, statements?.value, newId);
    if (filter.kind === 'correlation') {
        const match = correlationMatch(filter);
        if (match instanceof broker_error_1.BrokerError)
            return match;
        const matches = (message) => (0, rules_1.matchesCorrelation)(match, message);
        return {
            definition,
            createdAt: now,
            compiled: { rule: definition, outline: (0, routing_1.correlationOutline)(match), matches, copy },
        };
    }
    const predicate = (0, rules_1.parseFilter)(filter.sql, filter.parameters);
    if (!predicate.valid)
        return refused('filter', name, filter.sql, predicate.error);
    const { value } = predicate;
    const compiled = {
        rule: definition,
        outline: (0, routing_1.predicateOutline)(value),
        matches: (0, rules_1.compileFilter)(value, newId),
        copy,
    };
    return { definition, createdAt: now, compiled };
}
function correlationMatch({ system, properties }) {
    if (system.size + properties.size === 0)
        return argumentError('At least one system or user property must be set for a correlation filter.');
    return { system, properties };
}
/**
 * The refusal as the service words it, with the place, and what to write instead.
 *
 * @see facts: `There was an error parsing the SQL expression. [Token line=L, column=C, Token in error= T, Additional details= D] `
 */
function refused(what, name, sql, error) {
    const { reported, detail } = error;
    if (reported === undefined) {
        const length = sql.length > rules_1.LONGEST_TEXT ? '' : ` It is ${sql}`;
        return argumentError(`The ${what} of the rule '${name}' is not valid: ${detail}.${length}`);
    }
    const place = `Token line=${reported.line}, column=${reported.column}, Token in error= ${reported.token}`;
    return argumentError(`There was an error parsing the SQL expression. [${place}, Additional details= ${detail}] `);
}
function argumentError(description) {
    return new broker_error_1.BrokerError('com.microsoft:argument-error', description);
}
//# sourceMappingURL=subscription-rule.js.map