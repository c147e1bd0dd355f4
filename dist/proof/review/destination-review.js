"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewDestinations = reviewDestinations;
exports.undecided = undecided;
exports.grouped = grouped;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const message_set_1 = require("../messages/message-set");
const filter_change_1 = require("../questions/filter-change");
const examples_1 = require("./examples");
const topic_change_1 = require("./topic-change");
/** Compares what the subscriptions get, kind by kind. */
async function reviewDestinations(change) {
    const [rows, remarks] = [[], []];
    let isUnmoved = true;
    for (const pair of change.changed) {
        const found = await compare(change, pair);
        rows.push(...found.rows);
        remarks.push(...found.remarks);
        isUnmoved = both(isUnmoved, both(found.isUnmoved, (0, topic_change_1.isNameOpen)(pair) ? undefined : true));
    }
    const { missing } = change;
    if (missing.length > 0) {
        const text = `which subscriptions it has cannot be told: ${(0, routing_1.becauseOf)(missing)}`;
        const tells = (0, routing_1.toldParts)(missing);
        remarks.push({ code: 'unresolved', subject: change.name, text, unknown: true, waitsFor: missing, tells });
        isUnmoved = both(isUnmoved, undefined);
    }
    if (isUnmoved !== true)
        remarks.push(...(await lostCoverage(change)));
    return { rows, remarks, isUnmoved };
}
/** Both are as before; where one is not, it is not; where one is not known, neither is the whole. */
function both(a, b) {
    if (a === false || b === false)
        return false;
    return a === undefined || b === undefined ? undefined : true;
}
async function compare(change, pair) {
    const subscription = (pair.after ?? pair.before);
    const subject = change.subject(subscription);
    const [before, after] = change.received(pair);
    const whole = await (0, filter_change_1.changeOf)(change.prover, before, after);
    const copies = await compareCopies(change, pair);
    if (whole.verdict === 'equivalent')
        return copies;
    const isMoved = whole.gained.kind === 'message' || whole.lost.kind === 'message';
    const remarks = [...copies.remarks];
    for (const [found, question] of [
        [whole.gained, 'whether it gets messages that it did not get'],
        [whole.lost, 'whether it loses messages'],
    ]) {
        if (found.kind === 'undecided')
            remarks.push(undecided(subject, `${question} cannot be told`, found));
    }
    const isWhole = pair.after?.rules.kind === 'all' && (0, routing_1.knownOf)(pair.after.rules).length > 0;
    if (isWhole && whole.gained.kind === 'none' && whole.kept.kind === 'none') {
        const text = 'gets **no message** any more: none that is possible matches its rules';
        remarks.push({ code: 'unreachable', subject, text });
    }
    const isUnmoved = isMoved ? false : undefined;
    return { rows: isMoved ? await rowsOf(change, pair, before, after) : [], remarks, isUnmoved };
}
/** What is gained and lost, kind by kind. */
async function rowsOf(change, pair, before, after) {
    const subscription = (pair.after ?? pair.before).name;
    const boxes = [pair.before && change.before.box(pair.before), pair.after && change.after.box(pair.after)];
    const rows = [];
    for (const { kind, messages, isNear } of change.after.kinds) {
        if (!boxes.some(isNear))
            continue;
        const { gained, lost, kept } = await (0, filter_change_1.changeOf)(change.prover, before, after, messages);
        if (gained.kind !== 'message' && lost.kind !== 'message')
            continue;
        const isKept = kept.kind === 'undecided' ? null : kept.kind === 'message';
        rows.push({ topic: change.name, kind, subscription, kept: isKept, ...(0, examples_1.examplesOf)(gained, lost) });
    }
    return rows;
}
/** Messages that come before and after, in another number of copies: each of them starts a job. */
async function compareCopies(change, { before, after }) {
    const unmoved = { rows: [], remarks: [], isUnmoved: true };
    if (before === undefined || after === undefined)
        return unmoved;
    const [oldKnown, nowKnown] = [change.before.copies(before), change.after.copies(after)];
    // How many copies rules make that nobody knows of is not known: as many as the other side has, and one more.
    const most = Math.max(oldKnown.length, nowKnown.length) + 1;
    const [old, now] = [withUnknown(oldKnown, before, most), withUnknown(nowKnown, after, most)];
    const subject = change.subject(after);
    const remarks = [];
    let isUnmoved = true;
    for (let count = 2; count <= Math.max(old.length, now.length); count++) {
        const [oldMany, nowMany] = [(0, message_set_1.inAtLeast)(count, old), (0, message_set_1.inAtLeast)(count, now)];
        const both = (0, message_set_1.inAll)(change.before.receives(before), change.after.receives(after));
        const more = await change.prover.find((0, message_set_1.inAll)(both, nowMany, (0, message_set_1.outside)(oldMany)));
        const fewer = await change.prover.find((0, message_set_1.inAll)(both, oldMany, (0, message_set_1.outside)(nowMany)));
        for (const found of [more, fewer]) {
            if (found.kind === 'message') {
                isUnmoved = false;
                remarks.push(copiesRemark(subject, found.message, old, now));
            }
            else if (found.kind === 'undecided') {
                if (isUnmoved)
                    isUnmoved = undefined;
                remarks.push(undecided(subject, 'how many copies of a message it gets cannot be told', found));
            }
        }
    }
    return { rows: [], remarks: distinctCopies(remarks), isUnmoved };
}
function withUnknown(copies, { rules }, most) {
    const missing = (0, routing_1.missingOf)(rules).filter(({ rule }) => rule === undefined);
    if (missing.length === 0)
        return copies;
    return [...copies, ...Array.from({ length: most - copies.length }, () => (0, message_set_1.perhaps)(message_set_1.EVERY_MESSAGE, missing))];
}
function copiesRemark(subject, message, old, now) {
    const count = (copies) => copies.filter((copy) => copy.has(message)).length;
    const [was, is] = [count(old), count(now)];
    const times = (many) => (many === 1 ? 'once' : many === 2 ? 'twice' : `${many} times`);
    const why = is > was
        ? 'a rule with an action makes a copy of its own, and each copy starts a job'
        : 'each copy started a job, and fewer are started now';
    return { code: 'two-copies', subject, text: `gets a message ${times(is)} that came ${times(was)}: ${why}`, message };
}
/** Of several examples of one sentence the first. */
function distinctCopies(remarks) {
    return [...new Map([...remarks].reverse().map((remark) => [remark.text, remark])).values()].reverse();
}
/** Messages that reached somebody and now reach nobody. */
async function lostCoverage(change) {
    const { before, after, prover, name } = change;
    const remarks = [];
    // Subscriptions that nobody knows of may get what these get no longer.
    const { missing } = change;
    const others = missing.length === 0 ? after.others : (0, message_set_1.perhaps)(message_set_1.EVERY_MESSAGE, missing);
    for (const kind of after.kinds) {
        const near = before.near(kind);
        const found = await prover.find((0, message_set_1.inAll)(kind.messages, before.reaches(near), (0, message_set_1.outside)((0, message_set_1.inAny)(after.reaches(after.near(kind)), others))));
        if (found.kind === 'undecided') {
            remarks.push(undecided(name, `whether messages with \`${kind.kind}\` are lost cannot be told`, found));
        }
        if (found.kind !== 'message')
            continue;
        const from = near.filter((subscription) => before.receives(subscription).has(found.message));
        const reached = from.map((subscription) => `\`${subscription.name}\``).join(' and ');
        remarks.push({
            code: 'lost-coverage',
            subject: name,
            text: `messages with \`${kind.kind}\` that reached ${reached} now reach nobody`,
            message: found.message,
            gate: 'lost-coverage',
        });
    }
    return remarks;
}
/** That it cannot be told: by the solver in its budget, or since something of the document is not known. */
function undecided(subject, question, { reason, unresolved = [] }) {
    const code = unresolved.length > 0 ? 'unresolved' : 'undecided';
    const text = `${question}: ${reason}`;
    return { code, subject, text, unknown: true, waitsFor: unresolved, tells: (0, routing_1.toldParts)(unresolved) };
}
/**
 * The remarks of a topic, each thing that is not known once: one question for all that wait for the same, and none for
 * those that wait only for rules of which it is told already that they are not known, or refused.
 */
function grouped(remarks) {
    const told = remarks.filter(({ code }) => code === 'invalid-rule' || code === 'unknown-rule');
    const parts = new Set(told.flatMap(({ tells = [] }) => tells.map((one) => (0, routing_1.waitKey)([one]))));
    const isTold = (one) => parts.has((0, routing_1.waitKey)([one]));
    const counts = new Map();
    const kept = remarks.filter(({ waitsFor = [] }) => {
        if (waitsFor.length === 0)
            return true;
        if (waitsFor.every(isTold))
            return false;
        const key = (0, routing_1.waitKey)(waitsFor);
        counts.set(key, (counts.get(key) ?? 0) + 1);
        return counts.get(key) === 1;
    });
    return kept.map(({ waitsFor = [], ...remark }) => {
        const others = (counts.get((0, routing_1.waitKey)(waitsFor)) ?? 1) - 1;
        const more = others === 0 ? '' : ` (and ${(0, rules_1.counted)(others, 'more question')} ${others === 1 ? 'waits' : 'wait'} for that)`;
        return { ...remark, text: `${remark.text}${more}` };
    });
}
//# sourceMappingURL=destination-review.js.map