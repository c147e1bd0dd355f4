"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.findDecisions = findDecisions;
exports.unspeakableNames = unspeakableNames;
exports.decidedProperties = decidedProperties;
exports.otherSpellings = otherSpellings;
const rules_1 = require("../rules");
const jobs_1 = require("./jobs");
/**
 * Compares what the templates of a subscription read with what its messages can have: properties of the contract, and
 * those that its rules set.
 *
 * @param contract what is known of the properties that senders set; without it any property may be there
 */
function findDecisions(templates, rules, contract) {
    const settings = rules.flatMap(settingsOf);
    const read = Object.entries(templates).flatMap(([template, { data }]) => (0, jobs_1.decisionsOf)(data).map((decision) => ({ template, decision, schema: schemaOf(data, decision) })));
    const problems = read.flatMap(({ template, decision, schema }) => [
        ...settingProblems(template, decision, schema, settings),
        ...contractProblems(template, decision, schema, settings, contract),
    ]);
    const isRead = (property) => read.some(({ decision }) => isSame(decision.property, property));
    const unread = settings.filter(({ property }) => !isRead(property));
    return { problems, warnings: [...unread.map(unreadWarning), ...tierWarnings(templates, settings)] };
}
/** What an action leaves in each property that it sets: the last statement counts. */
function settingsOf({ name: rule, action }) {
    const last = new Map();
    for (const statement of action?.statements ?? []) {
        const { target } = statement;
        if (target.scope === 'sys')
            continue;
        const key = target.name.toLowerCase();
        // A property that is NULL is as good as none.
        if (statement.kind === 'remove' || isNull(statement.value))
            last.delete(key);
        else
            last.set(key, { rule, property: target.name, value: literalOf(statement.value) });
    }
    return [...last.values()];
}
function isNull(value) {
    return value.kind === 'literal' && value.value === null;
}
/** The value of an expression that says it outright; what is computed, nobody knows before it is. */
function literalOf(node) {
    if (node.kind === 'negation') {
        const value = literalOf(node.operand);
        return typeof value === 'number' ? -value : undefined;
    }
    if (node.kind !== 'literal' || node.value === null)
        return undefined;
    return typeof node.value === 'bigint' ? Number(node.value) : node.value;
}
/** What may stand in the place that a property decides. */
function schemaOf({ tiers, maxNodes, parameters }, { field, parameter }) {
    if (field === 'tier')
        return { type: 'string', enum: Object.keys(tiers) };
    if (field === 'nodeCount')
        return { type: 'integer', minimum: 1, maximum: maxNodes };
    return parameters[parameter ?? ''] ?? { type: 'string' };
}
function settingProblems(template, decision, schema, settings) {
    return settings
        .filter(({ property, value }) => isSame(property, decision.property) && value !== undefined)
        .filter(({ value }) => !accepts(schema, value))
        .map(({ rule, property, value }) => {
        const near = typeof value === 'string' ? (0, rules_1.nearest)(value, schema.enum ?? []) : undefined;
        const fix = near === undefined ? 'set one of these, or let the template allow it' : `did you mean '${near}'?`;
        const subject = `rule ${rule} sets ${property}, which is ${placeOf(decision)} of the template ${template}`;
        return (0, rules_1.describeProblem)({ subject, got: value, allowed: allowedBy(schema), fix });
    });
}
function contractProblems(template, decision, schema, settings, contract) {
    if (contract === undefined)
        return [];
    const { property: name } = decision;
    const property = contract.property(name);
    const subject = `template ${template}: fromProperties, ${placeOf(decision)}`;
    if (property === undefined) {
        const set = settings.map((setting) => setting.property);
        if (set.some((other) => isSame(other, name)))
            return [];
        const near = (0, rules_1.nearest)(name, [...set, ...Object.keys(contract.properties)]);
        const fix = near === undefined ? 'let a rule set it, or add it to the contract' : `did you mean ${near}?`;
        const allowed = 'a property that a rule of the subscription sets, or that the contract of the topic has';
        return [(0, rules_1.describeProblem)({ subject, got: name, allowed, fix })];
    }
    if (canHold(schema, property))
        return [];
    const got = `${name}, ${kindOf(property)} in the contract of the topic`;
    const fix = 'read another property, or change the contract';
    return [(0, rules_1.describeProblem)({ subject, got, allowed: allowedBy(schema), fix })];
}
function unreadWarning({ rule, property }) {
    return (`rule ${rule} sets ${property}, which no template reads: what starts jobs sees the body, and those properties ` +
        `that fromProperties of a template names; let a template read ${property}, or take it out of the action`);
}
/** A template with several tiers that does not read what decides the tier of another: its jobs run on its first. */
function tierWarnings(templates, settings) {
    const deciding = Object.entries(templates).flatMap(([name, { data }]) => {
        const property = data.fromProperties?.tier?.property;
        return property === undefined ? [] : [{ name, property }];
    });
    const set = deciding.find(({ property }) => settings.some((setting) => isSame(setting.property, property)));
    if (set === undefined)
        return [];
    return Object.entries(templates)
        .filter(([, { data }]) => data.fromProperties?.tier === undefined && Object.keys(data.tiers).length > 1)
        .map(([name, { data }]) => `template ${name} has the tiers ${Object.keys(data.tiers).join(', ')} and does not read ${set.property}, ` +
        `which a rule sets and the template ${set.name} reads: its jobs run on ${Object.keys(data.tiers)[0]} ` +
        `unless the body says otherwise; add fromProperties: { tier: '${set.property}' }`);
}
/** Rules do not tell the case of letters apart. */
function isSame(a, b) {
    return a.toLowerCase() === b.toLowerCase();
}
function placeOf({ field, parameter }) {
    return parameter === undefined ? field : `the parameter ${parameter}`;
}
function accepts({ type, minimum, maximum, enum: words }, value) {
    if (type === 'string')
        return typeof value === 'string' && (words === undefined || words.includes(value));
    if (type === 'boolean')
        return typeof value === 'boolean';
    if (typeof value !== 'number' || (type === 'integer' && !Number.isInteger(value)))
        return false;
    return value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY);
}
/** Whether any value that the contract allows is one that the template can take. */
function canHold({ type, minimum, maximum, enum: words }, { kind, values, limits }) {
    if (kind === 'any')
        return true;
    if (type === 'string') {
        if (kind === 'string')
            return true;
        return kind === 'enumeration' && (words === undefined || (values ?? []).some((value) => words.includes(value)));
    }
    if (type === 'boolean')
        return kind === 'bool';
    if (kind !== 'int' && kind !== 'long' && kind !== 'double')
        return false;
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = limits;
    return min <= (maximum ?? Number.POSITIVE_INFINITY) && max >= (minimum ?? Number.NEGATIVE_INFINITY);
}
function allowedBy({ type, minimum, maximum, enum: words }) {
    if (words !== undefined)
        return `one of ${words.join(', ')}`;
    if (type === 'boolean')
        return 'true or false';
    return `${type === 'integer' ? 'a whole number' : 'a number'} from ${minimum} to ${maximum}`;
}
function kindOf({ kind, values, limits: { min, max } }) {
    if (values !== undefined)
        return `one of ${values.join(', ')}`;
    const range = [...(min === undefined ? [] : [`from ${min}`]), ...(max === undefined ? [] : [`to ${max}`])];
    return [kind, ...range].join(' ');
}
/** A name that can be that of a header, and stand in an expression. */
const SPEAKABLE = /^[\w.-]+$/;
/** The contract's names that a workflow cannot ask for. */
function unspeakableNames(contract) {
    return Object.keys(contract?.properties ?? {}).filter((name) => !SPEAKABLE.test(name));
}
/** What is known of properties beside the contract: those that templates read, and those that rules set. */
function decidedProperties(templates, rules) {
    const read = Object.values(templates).flatMap(({ data }) => (0, jobs_1.decisionsOf)(data).map(({ property }) => property));
    const set = rules.flatMap(settingsOf).map(({ property }) => property);
    const names = [...read, ...set.filter((name) => SPEAKABLE.test(name))];
    return names.filter((name, index) => names.findIndex((other) => isSame(other, name)) === index);
}
/** Properties that a rule sets in another letter case than a template reads them in. */
function otherSpellings(templates, rules) {
    const read = new Set(Object.values(templates).flatMap(({ data }) => (0, jobs_1.decisionsOf)(data).map(({ property }) => property)));
    return [...read].flatMap((property) => rules
        .flatMap(settingsOf)
        .filter((setting) => isSame(setting.property, property) && setting.property !== property)
        .map(({ rule, property: sets }) => ({ property, rule, sets })));
}
//# sourceMappingURL=decisions.js.map