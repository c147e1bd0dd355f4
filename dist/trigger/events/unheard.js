"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.unheardOf = unheardOf;
const rules_1 = require("../../rules");
const delivery_checks_1 = require("./delivery-checks");
const run_events_1 = require("./run-events");
/**
 * The results that no subscription of a topic gets, whatever letters the event comes in: they would be lost without a
 * word, as all were for a rule that asked for the state `Failed` alone, of a field that the event has not.
 */
function unheardOf(topic) {
    const predicates = topic.subscriptions.flatMap(({ rules }) => rules.map(({ filter }) => (0, rules_1.predicateOf)(filter)));
    // A filter that is not valid is told of where it stands, and may be the one that is meant for them. A topic without
    // any is one that others subscribe to.
    if (predicates.length === 0 || predicates.includes(undefined))
        return [];
    const filters = predicates.flatMap((predicate) => (predicate === undefined ? [] : [(0, rules_1.compileFilter)(predicate)]));
    return run_events_1.RUN_EVENTS.flatMap((event) => {
        const lost = examplesOf(event).find((values) => {
            const message = messageWith(values);
            return !filters.some((filter) => filter(message) === true);
        });
        return lost === undefined ? [] : [{ event, example: shown(lost) }];
    });
}
const EVERY_SPELLING = ['camelCase', 'PascalCase'];
/** A message of each spelling: of its fields, and of the state in them. */
function examplesOf({ states, properties }) {
    return EVERY_SPELLING.flatMap((spelling) => {
        const set = properties.filter(({ letters = spelling }) => letters === spelling);
        return (0, delivery_checks_1.spellingsOf)(states).map((state) => new Map(set.map(({ name, from }) => [name, 'value' in from ? from.value : textIn(from.field, state)])));
    });
}
/** What stands in a field of an example. */
function textIn(field, state) {
    if (/status$/i.test(field))
        return state;
    return field === 'subject' ? 'experiments/reviews/runs/tr-1' : '1';
}
function messageWith(values) {
    const message = new rules_1.Message();
    for (const [name, value] of values) {
        if (name === 'CorrelationId')
            message.setSystemProperty(name, value);
        else
            message.setProperty(name, value);
    }
    return message;
}
function shown(values) {
    const said = [...values].filter(([name]) => /^(eventType|runStatus)/.test(name));
    return said.map(([name, value]) => `${name} = '${value}'`).join(' and ');
}
//# sourceMappingURL=unheard.js.map