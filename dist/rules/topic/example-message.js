"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.exampleOf = exampleOf;
const check_filter_1 = require("../checks/check-filter");
const satisfiability_1 = require("../checks/satisfiability");
const evaluate_1 = require("../evaluation/evaluate");
const syntax_1 = require("../language/syntax");
const message_json_1 = require("../messages/message-json");
const position_1 = require("../text/position");
/** So many alternatives are tried: the first ones are as good as the others. */
const MOST_TRIED = 16;
/**
 * A message for which all of the conditions are true, put together from the values that they name and tried out.
 *
 * As cheap as reading the conditions, so that it can be done at every synth. What is found is certain, since it was
 * evaluated; `undefined` means that none was found, not that there is none (patterns, sums, comparisons of two
 * properties): for that ask the solver.
 */
function exampleOf(conditions, contract) {
    const all = conditions.reduce((left, right) => ({ kind: 'and', left, right, ...position_1.NOWHERE }));
    const names = spellings(conditions, contract);
    for (const facts of (0, satisfiability_1.alternativesOf)(all, true)?.slice(0, MOST_TRIED) ?? []) {
        const values = valuesFor(facts, contract);
        if (values === undefined)
            continue;
        const named = Object.fromEntries([...values].map(([key, value]) => [names.get(key) ?? key, value]));
        const message = messageOf(named);
        if (conditions.every((condition) => (0, evaluate_1.evaluateFilter)(condition, message) === true))
            return { values: named, message };
    }
    return undefined;
}
/** How properties are spelt: as the contract does, else as the condition. */
function spellings(conditions, contract) {
    const names = new Map();
    for (const condition of conditions) {
        for (const node of (0, syntax_1.walk)(condition)) {
            if (node.kind === 'property' && node.scope !== 'sys')
                names.set((0, satisfiability_1.keyOf)(node), node.name);
        }
    }
    for (const name of Object.keys(contract?.properties ?? {})) {
        names.set((0, satisfiability_1.keyOf)({ kind: 'property', scope: undefined, name, ...position_1.NOWHERE }), name);
    }
    return names;
}
function messageOf(values) {
    const entries = Object.entries(values);
    const system = entries.filter(([name]) => name.startsWith('sys.')).map(([name, value]) => [name.slice(4), value]);
    const properties = entries.filter(([name]) => !name.startsWith('sys.'));
    return (0, message_json_1.messageFromJson)({ properties: Object.fromEntries(properties), system: Object.fromEntries(system) });
}
/** A value for each property that facts ask for, and for those that the contract asks every message for. */
function valuesFor(facts, contract) {
    const byName = new Map();
    for (const name of Object.keys(contract?.properties ?? {})) {
        if (contract?.property(name)?.required === true) {
            byName.set((0, satisfiability_1.keyOf)({ kind: 'property', scope: undefined, name, ...position_1.NOWHERE }), []);
        }
    }
    for (const fact of facts)
        byName.set(fact.name, [...(byName.get(fact.name) ?? []), fact]);
    const ranges = (0, check_filter_1.rangesOf)(contract);
    const values = new Map();
    for (const [name, own] of byName) {
        const states = own.map((fact) => ('state' in fact ? fact.state : 'there'));
        const isAbsent = states.includes('missing') || states.includes('null-or-missing');
        if (isAbsent && states.includes('there'))
            return undefined;
        if (isAbsent)
            continue;
        const range = ranges(name);
        const kind = contract?.property(name)?.kind;
        const isWholeWhereAsked = (one) => (kind !== 'int' && kind !== 'long') || typeof one !== 'number' || Number.isInteger(one);
        const value = candidates(own, range).find((one) => (0, satisfiability_1.isInRange)(one, range) && isWholeWhereAsked(one) && own.every((fact) => (0, satisfiability_1.allows)(fact, one)));
        // What the engine compares in whole numbers beyond doubles is left to the solver.
        if (value === undefined || value === null || typeof value === 'bigint')
            return undefined;
        values.set(name, value);
    }
    return values;
}
/** Values that are worth a try: those that are named, and their neighbours. */
function candidates(facts, range) {
    const named = facts.flatMap((fact) => 'constant' in fact ? [fact.constant] : 'oneOf' in fact ? fact.oneOf : []);
    // The engine's whole numbers are bigints here; small ones make a message as well as numbers do.
    const plain = named.map((one) => (typeof one === 'bigint' && Number.isSafeInteger(Number(one)) ? Number(one) : one));
    const limits = [range?.least, range?.most].filter((one) => one !== undefined);
    const numbers = [...plain.filter((one) => typeof one === 'number'), ...limits];
    const between = numbers.flatMap((one, index) => numbers.slice(index + 1).map((other) => (one + other) / 2));
    return [
        ...plain,
        ...(range?.allowed ?? []),
        ...limits,
        ...numbers.flatMap((one) => [one + 1, one - 1]),
        ...between,
        ...(numbers.length > 0 ? [] : ['x', 1, true]),
    ];
}
//# sourceMappingURL=example-message.js.map