"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Problem = void 0;
const compiled_rule_1 = require("../../routing/compiled-rule");
const rules_1 = require("../../rules");
const message_set_1 = require("../messages/message-set");
const usage_1 = require("../messages/usage");
const formula_1 = require("../solver/formula");
const encoder_1 = require("./encoder");
const property_symbol_1 = require("./property-symbol");
/** Filters over the messages of a space, put to the solver: its text, and sets of messages as formulas. */
class Problem {
    space;
    usages;
    symbols = new Map();
    lines = [];
    encoder = new encoder_1.Encoder((property) => this.symbol(property).cases, this.lines);
    truths = new Map();
    constructor(space, usages) {
        this.space = space;
        this.usages = usages;
    }
    /** The messages that a filter is true for; an invalid one is true for none. */
    matching(filter) {
        const { truth, answer } = this.encode(filter);
        return (0, message_set_1.exactly)(truth.isTrue, (message) => answer(message) === true);
    }
    /** The messages that a filter is false for, not unknown. */
    refusing(filter) {
        const { truth, answer } = this.encode(filter);
        return (0, message_set_1.exactly)(truth.isFalse, (message) => answer(message) === false);
    }
    /** The messages that a filter fails on. */
    failing(filter) {
        const { truth, answer } = this.encode(filter);
        return (0, message_set_1.exactly)(truth.fails, (message) => answer(message) instanceof rules_1.Failure);
    }
    /** The properties that the filters so far name. */
    get properties() {
        return [...this.symbols.values()].map(({ space }) => space);
    }
    /** The messages in which a property is so; `undefined` for one that lacks it. */
    withValue(name, isSystem, value) {
        return this.symbol({ scope: isSystem ? 'sys' : undefined, name }).is(value);
    }
    /** The parts of the filters that the solver cannot compute, as they are written. */
    get hidden() {
        return [...this.encoder.hidden.keys()];
    }
    /** What the solver has not been told yet, in SMT-LIB 2. */
    news() {
        return this.lines.splice(0).join('\n');
    }
    /** The terms whose values make a message. */
    get terms() {
        return [...this.symbols.values()].flatMap(({ symbols }) => symbols);
    }
    /**
     * Whether the texts that a solution speaks of exist. Where they do not, `news` tells the solver why, and it may look
     * again; where that is not known, the name of the property.
     */
    realized(values) {
        let result = 'real';
        for (const symbol of this.symbols.values()) {
            const realization = symbol.realize(values);
            if (realization?.kind === 'too-much' && result === 'real')
                result = { unknown: symbol.space.name };
            if (realization?.kind !== 'impossible')
                continue;
            this.lines.push(`(assert ${realization.because})`);
            result = 'impossible';
        }
        return result;
    }
    /** The message of a solution. */
    message(values) {
        const message = new rules_1.Message();
        for (const symbol of this.symbols.values()) {
            const value = symbol.read(values);
            if (value === undefined)
                continue;
            // A system property without a value is one that nobody sets.
            if (symbol.space.isSystem && value !== null)
                message.setSystemProperty(symbol.space.name, value);
            else if (!symbol.space.isSystem)
                message.setProperty(symbol.space.name, value);
        }
        return message;
    }
    encode(filter) {
        const known = this.truths.get(filter);
        if (known !== undefined)
            return known;
        // How properties are put to the solver depends on all that is asked of them.
        if (!this.usages.filters.has(filter))
            throw new Error(`nobody said that this filter would be asked about: ${filter}`);
        const id = `filter${this.truths.size}`;
        const truth = this.named(id, this.truthOf(filter));
        const encoded = { id, truth, answer: answerOf(filter) };
        this.truths.set(filter, encoded);
        return encoded;
    }
    truthOf(filter) {
        const predicate = filter.kind === 'sql' ? filter.predicate : undefined;
        if (predicate !== undefined)
            return this.encoder.truth(predicate);
        const never = { isTrue: formula_1.FALSE, isFalse: formula_1.TRUE, fails: formula_1.FALSE };
        if (filter.kind === 'sql')
            return never;
        const { system, properties } = (0, compiled_rule_1.correlationMatch)(filter);
        const same = (scope) => (pair) => this.symbol({ scope, name: pair[0] }).is(pair[1]);
        const isTrue = (0, formula_1.and)(...[...system].map(same('sys')), ...[...properties].map(same(undefined)));
        return { isTrue, isFalse: `(not ${isTrue})`, fails: formula_1.FALSE };
    }
    /** Gives the formulas of a truth names, so that questions stay short. */
    named(id, truth) {
        const name = (part) => {
            const formula = truth[part];
            if (!formula.startsWith('('))
                return formula;
            this.lines.push(`(define-fun ${id}.${part} () Bool ${formula})`);
            return `${id}.${part}`;
        };
        return { isTrue: name('isTrue'), isFalse: name('isFalse'), fails: name('fails') };
    }
    symbol(property) {
        const key = (0, usage_1.keyOf)(property);
        const known = this.symbols.get(key);
        if (known !== undefined)
            return known;
        const isSystem = property.scope === 'sys';
        const symbol = new property_symbol_1.PropertySymbol(this.space.property(property.name, isSystem), this.usage(key, property.name, isSystem), `p${this.symbols.size}`, (line) => this.lines.push(line));
        this.symbols.set(key, symbol);
        // The solver gets a text of C, which a NUL would end, and a line end would end the comment.
        const comment = `; ${isSystem ? 'sys.' : ''}${property.name.replace(/[^ -~]/g, '?')}`;
        this.lines.push(comment, ...symbol.declarations, `(assert ${symbol.always})`);
        if (key === PARTITION)
            this.lines.push(`(assert ${this.partition(symbol)})`);
        return symbol;
    }
    usage(key, name, isSystem) {
        return (this.usages.byKey.get(key) ?? {
            name,
            isSystem,
            literals: new Set(),
            liked: false,
            computed: false,
            meetsOthers: false,
            rules: 0,
        });
    }
    /** A message of a session has the session as its partition. */
    partition(partition) {
        const session = this.symbol({ scope: 'sys', name: 'SessionId' });
        const same = (value) => (0, formula_1.or)(...partition.cases.map(({ when, term }) => term.kind === 'text' && value.term.kind === 'text' ? (0, formula_1.and)(when, `(= ${term.term} ${value.term.term})`) : formula_1.FALSE));
        return (0, formula_1.or)(...session.cases.map((value) => (0, formula_1.and)(value.when, value.term.kind === 'text' ? same(value) : formula_1.TRUE)));
    }
}
exports.Problem = Problem;
const PARTITION = 'sys.PartitionKey';
function answerOf(filter) {
    if (filter.kind === 'sql')
        return filter.predicate === undefined ? () => undefined : (0, rules_1.compileFilter)(filter.predicate);
    const match = (0, compiled_rule_1.correlationMatch)(filter);
    return (message) => (0, rules_1.matchesCorrelation)(match, message);
}
//# sourceMappingURL=problem.js.map