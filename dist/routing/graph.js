"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.drawnLines = drawnLines;
exports.graphOf = graphOf;
const shortened_1 = require("../text/shortened");
const rule_words_1 = require("./rule-words");
const fact_1 = require("./topology/fact");
/** The longest name that Azure takes has 260 letters; what is longer would make a picture that nobody can look at. */
const LONGEST_DRAWN = 300;
/** The lines of a box as they are drawn. */
function drawnLines({ lines }) {
    return lines.map((line) => (0, shortened_1.shortened)(line, LONGEST_DRAWN));
}
/** More subscriptions of one topic are drawn together, by where they forward to. */
const MOST_DRAWN = 100;
const MOST_NAMED = 6;
const LONGEST_LINE = 48;
const MOST_LINES = 5;
/** What a topology looks like. What of it is not known is drawn too: a picture of a part never looks like the whole. */
function graphOf({ topics, queues, unresolved }) {
    const drawing = new Drawing();
    for (const topic of topics)
        drawing.add({ id: drawing.idOf(topic), kind: 'topic', lines: [topic.label, 'topic'], addresses: [topic.address] });
    for (const queue of queues) {
        const id = drawing.idOf(queue);
        drawing.add({ id, kind: 'queue', lines: [queue.label, 'queue'], addresses: [queue.address] });
        drawing.forwarding(id, queue);
    }
    for (const topic of topics) {
        for (const [index, group] of groupsOf(topic).entries()) {
            const id = `${drawing.idOf(topic)}s${index}`;
            drawing.add({ id, kind: 'subscription', lines: linesOf(group), addresses: group.map(({ address }) => address) });
            drawing.arrow({ from: drawing.idOf(topic), to: id });
            const [first] = group;
            if (first !== undefined)
                drawing.forwarding(id, first);
        }
        const missing = (0, fact_1.missingOf)(topic.subscriptions);
        if (missing.length > 0) {
            const id = `${drawing.idOf(topic)}more`;
            drawing.add({ id, kind: 'unknown', lines: ['? perhaps more', ...wrapped((0, fact_1.becauseOf)(missing))], addresses: [] });
            drawing.arrow({ from: drawing.idOf(topic), to: id });
        }
    }
    if (topics.length + queues.length === 0 && unresolved.length > 0) {
        drawing.add({
            id: 'more',
            kind: 'unknown',
            lines: ['? not known', ...wrapped((0, fact_1.becauseOf)(unresolved))],
            addresses: [],
        });
    }
    return drawing;
}
class Drawing {
    boxes = [];
    arrows = [];
    ids = new Map();
    idOf(entity) {
        const id = this.ids.get(entity) ?? `n${this.ids.size}`;
        this.ids.set(entity, id);
        return id;
    }
    add(box) {
        this.boxes.push(box);
    }
    arrow(arrow) {
        this.arrows.push(arrow);
    }
    forwarding(from, { forwardTo, forwardDeadLetteredMessagesTo }) {
        this.arrowTo(from, forwardTo, 'forwards');
        this.arrowTo(from, forwardDeadLetteredMessagesTo, 'dead letters');
    }
    arrowTo(from, target, label) {
        if (target.kind === 'unknown') {
            const to = `${from}${label.slice(0, 1)}`;
            const lines = ['? not known', ...wrapped((0, fact_1.unresolvedText)(target.unresolved))];
            this.add({ id: to, kind: 'unknown', lines, addresses: [] });
            this.arrow({ from, to, label });
            return;
        }
        if (target.value === undefined)
            return;
        const { name, entity, isDeleted } = target.value;
        const isNew = entity === undefined && !this.ids.has(name);
        const to = this.idOf(entity ?? name);
        if (isNew)
            this.add({ id: to, kind: 'elsewhere', lines: [name, isDeleted ? 'deleted' : 'elsewhere'], addresses: [] });
        this.arrow({ from, to, label });
    }
}
/** Each subscription by itself; many of them by where they forward to. */
function groupsOf({ subscriptions }) {
    const all = (0, fact_1.knownOf)(subscriptions);
    if (all.length <= MOST_DRAWN)
        return all.map((subscription) => [subscription]);
    const groups = new Map();
    for (const subscription of all) {
        const key = `${targetKey(subscription.forwardTo)} ${targetKey(subscription.forwardDeadLetteredMessagesTo)}`;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [subscription]);
        else
            group.push(subscription);
    }
    return [...groups.values()];
}
function targetKey(target) {
    return target.kind === 'unknown' ? (0, fact_1.unresolvedText)(target.unresolved) : `${target.value?.name}`;
}
function linesOf(group) {
    const [only, ...others] = group;
    if (only !== undefined && others.length === 0) {
        const missing = (0, fact_1.missingOf)(only.rules);
        return [
            only.name,
            ...(0, fact_1.knownOf)(only.rules).flatMap(ruleLines),
            ...(missing.length > 0 ? [`? perhaps other rules: ${(0, fact_1.becauseOf)(missing)}`].flatMap(wrapped) : []),
            ...((0, fact_1.valueOr)(only.requiresSession, false) ? ['sessions'] : []),
        ];
    }
    const named = group.slice(0, MOST_NAMED).map(({ name }) => name);
    return [
        `${group.length} subscriptions`,
        ...named,
        ...(group.length > MOST_NAMED ? [`and ${group.length - MOST_NAMED} more`] : []),
    ];
}
/** A rule in words, over several short lines. */
function ruleLines(rule) {
    return wrapped((0, rule_words_1.ruleInWords)(rule).replace(/^messages (whose|where) /, ''));
}
function wrapped(text) {
    const lines = [];
    for (const word of text.split(' ')) {
        const last = lines.at(-1);
        if (last === undefined || last.length + word.length >= LONGEST_LINE)
            lines.push(word);
        else
            lines[lines.length - 1] = `${last} ${word}`;
    }
    return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`] : lines;
}
//# sourceMappingURL=graph.js.map