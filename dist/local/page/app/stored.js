"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DeadLetters = DeadLetters;
exports.StoredMessages = StoredMessages;
exports.AskedButton = AskedButton;
const jsx_runtime_1 = require("preact/jsx-runtime");
/// <reference lib="dom" />
const signals_1 = require("@preact/signals");
const hooks_1 = require("preact/hooks");
const virtual_list_1 = require("../../../web/virtual-list");
const parts_1 = require("./parts");
const state_1 = require("./state");
const words_1 = require("./words");
const ROW = 62;
/** So many are looked at, at once. */
const MOST = 500;
/** Where dead letters are, and what was set aside in a queue that nobody listens to. */
function DeadLetters() {
    const entity = state_1.place.value.item;
    const all = [...state_1.counts.value.values()];
    const dead = all.filter(({ deadLetters }) => deadLetters > 0).sort((a, b) => b.deadLetters - a.deadLetters);
    const queues = all.filter(({ kind, active }) => kind === 'queue' && active > 0);
    if (entity !== '')
        return (0, jsx_runtime_1.jsx)(StoredMessages, { entity: entity, isDead: true });
    return ((0, jsx_runtime_1.jsxs)("div", { class: "page", children: [(0, jsx_runtime_1.jsx)("h1", { children: "Dead letters" }), dead.length === 0 ? ((0, jsx_runtime_1.jsx)("p", { class: "empty", children: "Nothing is dead. What cannot be delivered or processed shows here." })) : null, (0, jsx_runtime_1.jsx)("ul", { class: "places", id: "dead-places", children: dead.map(({ address, deadLetters }) => ((0, jsx_runtime_1.jsx)("li", { children: (0, jsx_runtime_1.jsxs)("button", { type: "button", onClick: () => (0, state_1.go)('dead', address), children: [(0, jsx_runtime_1.jsx)("span", { children: address }), " ", (0, jsx_runtime_1.jsx)("strong", { class: "bad", children: (0, words_1.numberText)(deadLetters) })] }) }, address))) }), (0, jsx_runtime_1.jsx)("h2", { children: "Queues with messages" }), (0, jsx_runtime_1.jsx)("p", { class: "muted", children: "What a program sets aside, and what waits to be tried again, is in a queue." }), queues.length === 0 ? (0, jsx_runtime_1.jsx)("p", { class: "empty", children: "No queue has any." }) : null, (0, jsx_runtime_1.jsx)("ul", { class: "places", id: "queue-places", children: queues.map(({ address, active }) => ((0, jsx_runtime_1.jsx)("li", { children: (0, jsx_runtime_1.jsxs)("button", { type: "button", onClick: () => (0, state_1.go)('stored', address), children: [(0, jsx_runtime_1.jsx)("span", { children: address }), " ", (0, jsx_runtime_1.jsx)("strong", { children: (0, words_1.numberText)(active) })] }) }, address))) })] }));
}
/** The messages in a queue or subscription, or its dead letters: to look at, to mend, to send again and to take away. */
function StoredMessages({ entity, isDead }) {
    const rows = (0, signals_1.useSignal)([]);
    const problems = (0, signals_1.useSignal)([]);
    const chosen = (0, signals_1.useSignal)(undefined);
    const marked = (0, signals_1.useSignal)(new Set());
    const one = state_1.counts.value.get(entity);
    const total = isDead ? (one?.deadLetters ?? 0) : (one?.active ?? 0);
    const load = async () => {
        const answer = await (0, state_1.ask)(`stored?entity=${encodeURIComponent(entity)}&dead=${isDead}&count=${MOST}`);
        problems.value = answer === undefined ? ['it is not there'] : [];
        rows.value = answer?.rows ?? [];
        const there = new Set(rows.value.map(({ sequence }) => sequence));
        marked.value = new Set([...marked.value].filter((sequence) => there.has(sequence)));
        if (chosen.value !== undefined && !there.has(chosen.value))
            chosen.value = undefined;
    };
    (0, hooks_1.useEffect)(() => void load(), [entity, isDead, total]);
    const byReason = new Map();
    for (const { reason } of rows.value)
        byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
    const row = rows.value.find(({ sequence }) => sequence === chosen.value);
    const mark = (sequences, isMarked) => {
        const next = new Set(marked.value);
        for (const sequence of sequences) {
            if (isMarked)
                next.add(sequence);
            else
                next.delete(sequence);
        }
        marked.value = next;
    };
    const ofReason = (reason) => rows.value.filter((other) => other.reason === reason).map(({ sequence }) => sequence);
    return ((0, jsx_runtime_1.jsxs)("div", { class: `two${row === undefined ? '' : ' with-side'}`, children: [(0, jsx_runtime_1.jsxs)("section", { class: "list", "aria-label": isDead ? 'Dead letters' : 'Messages here', children: [(0, jsx_runtime_1.jsxs)("div", { class: "bar", children: [(0, jsx_runtime_1.jsxs)("h1", { children: [(0, jsx_runtime_1.jsx)("a", { href: isDead ? '#/dead' : '#/overview', children: isDead ? 'Dead letters' : 'Messages' }), " of ", (0, words_1.shortName)(entity)] }), (0, jsx_runtime_1.jsxs)("p", { class: "muted", children: [(0, words_1.numberText)(total), total > rows.value.length ? `, the first ${rows.value.length} are here` : ''] })] }), (0, jsx_runtime_1.jsx)(parts_1.Problems, { of: problems.value }), (0, jsx_runtime_1.jsxs)("fieldset", { class: "reasons", children: [(0, jsx_runtime_1.jsx)("legend", { children: "Choose by reason" }), [...byReason].map(([reason, count]) => {
                                const sequences = ofReason(reason);
                                const isAll = sequences.every((sequence) => marked.value.has(sequence));
                                return ((0, jsx_runtime_1.jsxs)("label", { children: [(0, jsx_runtime_1.jsx)("input", { type: "checkbox", checked: isAll, onChange: (event) => mark(sequences, event.currentTarget.checked) }), reason === '' ? 'no reason' : reason, " ", (0, jsx_runtime_1.jsx)("b", { children: (0, words_1.numberText)(count) })] }, reason));
                            })] }), (0, jsx_runtime_1.jsx)(Actions, { entity: entity, isDead: isDead, sequences: [...marked.value], onDone: load, rows: rows.value }), (0, jsx_runtime_1.jsx)(virtual_list_1.VirtualList, { id: "stored", label: isDead ? 'Dead letters' : 'Messages', count: rows.value.length, rowHeight: ROW, selected: rows.value.findIndex(({ sequence }) => sequence === chosen.value), keyOf: (index) => `s${rows.value[index]?.sequence ?? index}`, onSelect: (index) => {
                            chosen.value = rows.value[index]?.sequence;
                        }, empty: "There is none.", render: (index) => {
                            const each = rows.value[index];
                            return each === undefined ? null : (0, jsx_runtime_1.jsx)(StoredLine, { row: each, isMarked: marked.value.has(each.sequence) });
                        } })] }), row === undefined ? null : ((0, jsx_runtime_1.jsx)(Mending, { entity: entity, isDead: isDead, row: row, isMarked: marked.value.has(row.sequence), onMark: (isMarked) => mark([row.sequence], isMarked), onDone: load, onClose: () => {
                    chosen.value = undefined;
                } }, row.sequence))] }));
}
function StoredLine({ row, isMarked }) {
    return ((0, jsx_runtime_1.jsxs)("div", { class: "message-line", children: [(0, jsx_runtime_1.jsx)("time", { children: (0, words_1.timeText)(row.at) }), (0, jsx_runtime_1.jsxs)("span", { class: "title", children: [isMarked ? (0, jsx_runtime_1.jsx)("span", { class: "mark", children: "chosen" }) : null, row.title === '' ? row.id : row.title] }), (0, jsx_runtime_1.jsx)("span", { class: "text", children: row.details === '' ? row.id : row.details.split('\n')[0] }), (0, jsx_runtime_1.jsxs)("span", { class: "ends", children: [row.reason === '' ? null : (0, jsx_runtime_1.jsx)(parts_1.Tag, { tone: "bad", children: row.reason }), row.state === 'active' ? null : (0, jsx_runtime_1.jsx)(parts_1.Tag, { tone: "wait", children: row.state }), (0, jsx_runtime_1.jsxs)("span", { class: "muted", children: [row.deliveries, " ", row.deliveries === 1 ? 'delivery' : 'deliveries'] })] })] }));
}
/** Sends again, or takes away, what is chosen: after it was asked. */
function Actions({ entity, isDead, sequences, onDone, rows }) {
    if (sequences.length === 0)
        return null;
    const target = rows.find(({ sequence }) => sequences.includes(sequence))?.targets[0];
    const text = `${(0, words_1.numberText)(sequences.length)} ${sequences.length === 1 ? 'message' : 'messages'}`;
    return ((0, jsx_runtime_1.jsxs)("p", { class: "actions chosen-actions", children: [(0, jsx_runtime_1.jsx)(AskedButton, { id: "resend-all", label: `Send ${text} again`, question: `Send ${text} again, each to where it belongs${target === undefined ? '' : `, such as ${target.to}`}? Ids stay as they are, and so does the order.`, onYes: async () => report(await (0, state_1.act)('resend', { entity, dead: isDead, sequences }), 'sent again', onDone) }), (0, jsx_runtime_1.jsx)(AskedButton, { id: "discard-all", label: `Take ${text} away`, question: `Take ${text} away for good?`, isBad: true, onYes: async () => report(await (0, state_1.act)('discard', { entity, dead: isDead, sequences }), 'taken away', onDone) })] }));
}
function report(done, what, onDone) {
    const outcomes = (done.body.outcomes ?? []);
    const failed = outcomes.filter(({ problem }) => problem !== undefined);
    const problems = [...done.problems, ...failed.map(({ sequence, problem }) => `${sequence}: ${problem}`)];
    if (done.isOk)
        (0, state_1.say)(`${(0, words_1.numberText)(outcomes.length - failed.length)} ${what}${failed.length > 0 ? `, ${failed.length} not: ${failed[0]?.problem}` : ''}`, failed.length > 0);
    else
        (0, state_1.say)(problems.join('; '), true);
    onDone();
    return problems;
}
/** A button that asks before it does something. */
function AskedButton(props) {
    const dialog = (0, hooks_1.useRef)(null);
    const { id, label, question, isBad = false, onYes } = props;
    return ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsx)("button", { type: "button", id: id, class: isBad ? 'bad' : '', onClick: () => dialog.current?.showModal(), children: label }), (0, jsx_runtime_1.jsxs)("dialog", { ref: dialog, "aria-label": label, children: [(0, jsx_runtime_1.jsx)("p", { children: question }), (0, jsx_runtime_1.jsxs)("p", { class: "actions", children: [(0, jsx_runtime_1.jsx)("button", { type: "button", class: isBad ? 'bad yes' : 'yes', onClick: () => {
                                    dialog.current?.close();
                                    onYes();
                                }, children: label }), (0, jsx_runtime_1.jsx)("button", { type: "button", onClick: () => dialog.current?.close(), children: "No" })] })] })] }));
}
/** One message to mend, and to send again. */
function Mending({ entity, isDead, row, isMarked, onMark, onDone, onClose }) {
    const json = JSON.stringify(row.json, undefined, 2);
    const message = (0, signals_1.useSignal)(json);
    const body = (0, signals_1.useSignal)(row.body);
    const to = (0, signals_1.useSignal)(row.targets[0]?.to ?? '');
    const problems = (0, signals_1.useSignal)([]);
    const entities = [...state_1.counts.value.values()].filter(({ kind }) => kind !== 'subscription');
    const note = row.targets.find((target) => target.to === to.value)?.note;
    const isCut = row.body.endsWith('…');
    const send = async () => {
        const done = await (0, state_1.act)('resend', {
            entity,
            dead: isDead,
            sequences: [row.sequence],
            ...(to.value !== '' && { to: to.value }),
            ...(message.value !== json && { message: message.value }),
            ...(body.value !== row.body && { body: body.value }),
        });
        problems.value = report(done, `sent again to ${to.value}`, onDone);
    };
    return ((0, jsx_runtime_1.jsxs)(parts_1.Side, { title: row.title === '' ? row.id : row.title, onClose: onClose, children: [(0, jsx_runtime_1.jsx)(parts_1.Facts, { of: [
                    ['Message id', row.id],
                    ['Sequence number', String(row.sequence)],
                    ['Reason', row.reason === '' ? 'it says none' : row.reason],
                ] }), row.details === '' ? null : (0, jsx_runtime_1.jsx)("p", { class: "problems", children: row.details }), (0, jsx_runtime_1.jsxs)("label", { class: "check", children: [(0, jsx_runtime_1.jsx)("input", { type: "checkbox", checked: isMarked, onChange: (event) => onMark(event.currentTarget.checked) }), " Choose it together with others"] }), (0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "Properties" }), (0, jsx_runtime_1.jsx)("textarea", { id: "mend-message", rows: 12, spellcheck: false, value: message.value, onInput: (event) => {
                            message.value = event.currentTarget.value;
                        } })] }), row.isBinary || isCut ? ((0, jsx_runtime_1.jsxs)("p", { class: "muted", children: ["Its body is ", row.isBinary ? 'no text' : 'too long to be mended here', ", and stays as it is."] })) : ((0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "Body" }), (0, jsx_runtime_1.jsx)("textarea", { id: "mend-body", rows: 8, spellcheck: false, value: body.value, onInput: (event) => {
                            body.value = event.currentTarget.value;
                        } })] })), (0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "Send it to" }), (0, jsx_runtime_1.jsxs)("select", { id: "mend-to", value: to.value, onChange: (event) => {
                            to.value = event.currentTarget.value;
                        }, children: [row.targets.length === 0 ? (0, jsx_runtime_1.jsx)("option", { value: "", children: "choose" }) : null, [...new Set([...row.targets.map((target) => target.to), ...entities.map(({ address }) => address)])].map((address) => ((0, jsx_runtime_1.jsx)("option", { value: address, children: address }, address)))] })] }), note === undefined ? null : (0, jsx_runtime_1.jsx)("p", { class: "muted", children: note }), (0, jsx_runtime_1.jsx)(parts_1.Problems, { of: problems.value }), (0, jsx_runtime_1.jsxs)("p", { class: "actions", children: [(0, jsx_runtime_1.jsx)("button", { type: "button", id: "mend-send", class: "primary", onClick: send, disabled: to.value === '', children: "Send again" }), (0, jsx_runtime_1.jsx)(AskedButton, { id: "mend-discard", label: "Take it away", question: `Take message ${row.id} away for good?`, isBad: true, onYes: async () => report(await (0, state_1.act)('discard', { entity, dead: isDead, sequences: [row.sequence] }), 'taken away', onDone) })] })] }));
}
//# sourceMappingURL=stored.js.map