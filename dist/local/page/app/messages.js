"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Messages = Messages;
exports.MessageLine = MessageLine;
exports.pretty = pretty;
const jsx_runtime_1 = require("preact/jsx-runtime");
/// <reference lib="dom" />
const signals_1 = require("@preact/signals");
const hooks_1 = require("preact/hooks");
const virtual_list_1 = require("../../../web/virtual-list");
const parts_1 = require("./parts");
const state_1 = require("./state");
const words_1 = require("./words");
const ROW = 62;
/** All messages, the newest first, and one of them with why it went where it went. */
function Messages() {
    const filter = (0, signals_1.useSignal)('');
    const found = (0, signals_1.useSignal)(undefined);
    const isSearching = (0, signals_1.useSignal)(false);
    const { first, last } = state_1.range.value;
    void state_1.rowsVersion.value;
    const chosen = Number(state_1.place.value.item);
    (0, hooks_1.useEffect)(() => {
        const text = filter.value.trim();
        if (text === '') {
            found.value = undefined;
            return undefined;
        }
        const search = setTimeout(async () => {
            isSearching.value = true;
            found.value = await (0, state_1.ask)(`messages?filter=${encodeURIComponent(text)}`);
            isSearching.value = false;
        }, 200);
        return () => clearTimeout(search);
        // What comes later is searched too, and not for each message anew.
    }, [filter.value, Math.floor(last / 50)]);
    const numbers = found.value?.numbers;
    const count = numbers?.length ?? last - first + 1;
    const numberAt = (index) => (numbers === undefined ? last - index : (numbers[index] ?? 0));
    const selected = Number.isInteger(chosen) && chosen > 0 ? (numbers?.indexOf(chosen) ?? last - chosen) : -1;
    return ((0, jsx_runtime_1.jsxs)("div", { class: `two${selected >= 0 || chosen > 0 ? ' with-side' : ''}`, children: [(0, jsx_runtime_1.jsxs)("section", { class: "list", "aria-label": "Messages", children: [(0, jsx_runtime_1.jsxs)("div", { class: "bar", children: [(0, jsx_runtime_1.jsx)("h1", { children: "Messages" }), (0, jsx_runtime_1.jsxs)("label", { class: "search", children: [(0, jsx_runtime_1.jsx)("span", { children: "Filter" }), (0, jsx_runtime_1.jsx)("input", { id: "filter", type: "search", placeholder: "an id, a value, a subscription, dead, set aside \u2026", value: filter.value, onInput: (event) => {
                                            filter.value = event.currentTarget.value;
                                        } })] }), (0, jsx_runtime_1.jsx)("p", { class: "muted", id: "message-count", children: isSearching.value && numbers === undefined
                                    ? 'searching …'
                                    : numbers === undefined
                                        ? `${(0, words_1.numberText)(count)} of ${(0, words_1.numberText)(last)}`
                                        : `${(0, words_1.numberText)(count)}${found.value?.isAll === false ? ' newest' : ''} found` })] }), (0, jsx_runtime_1.jsx)(virtual_list_1.VirtualList, { id: "messages", label: "Messages, the newest first", count: count, rowHeight: ROW, selected: selected, keyOf: numberAt, onSelect: (index) => (0, state_1.go)('messages', String(numberAt(index))), onSeen: (from, to) => {
                            void (0, state_1.need)(Array.from({ length: to - from + 1 }, (_, index) => numberAt(from + index)));
                        }, empty: filter.value === '' ? ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: ["No message yet. ", (0, jsx_runtime_1.jsx)("a", { href: (0, state_1.hashOf)('send'), children: "Send one" }), "."] })) : ('No message like that.'), render: (index) => {
                            const row = (0, state_1.rowOf)(numberAt(index));
                            return row === undefined ? (0, jsx_runtime_1.jsx)("div", { class: "message-line pending" }) : (0, jsx_runtime_1.jsx)(MessageLine, { row: row });
                        } })] }), chosen > 0 ? (0, jsx_runtime_1.jsx)(MessageSide, { n: chosen }) : null] }));
}
/** A message in two lines: what it is, and what became of it. */
function MessageLine({ row }) {
    const end = (0, words_1.endWords)(row);
    // A copy that went on is where it went on to.
    const shown = row.copies.filter(({ state }) => state !== 'forwarded' || row.copies.length === 1);
    return ((0, jsx_runtime_1.jsxs)("div", { class: "message-line", children: [(0, jsx_runtime_1.jsx)("time", { children: (0, words_1.timeText)(row.at) }), (0, jsx_runtime_1.jsx)("span", { class: "title", children: row.title === '' ? row.id : row.title }), (0, jsx_runtime_1.jsx)("span", { class: "text", children: row.text }), (0, jsx_runtime_1.jsxs)("span", { class: "ends", children: [end === undefined ? null : (0, jsx_runtime_1.jsx)(parts_1.Tag, { tone: end.tone, children: end.text }), shown.slice(0, 3).map((copy) => ((0, jsx_runtime_1.jsx)(CopyTag, { copy: copy }, `${copy.entity} ${copy.sequence}`))), shown.length > 3 ? (0, jsx_runtime_1.jsxs)(parts_1.Tag, { tone: "plain", children: ["and ", shown.length - 3, " more"] }) : null] })] }));
}
function CopyTag({ copy }) {
    const { text, tone } = (0, words_1.copyWords)(copy);
    return ((0, jsx_runtime_1.jsxs)(parts_1.Tag, { tone: tone, children: [(0, jsx_runtime_1.jsx)("b", { children: (0, words_1.shortName)(copy.entity) }), " ", text] }));
}
function MessageSide({ n }) {
    const detail = (0, signals_1.useSignal)(undefined);
    const row = (0, state_1.rowOf)(n);
    // What becomes of it changes; why it went where it went does not.
    (0, hooks_1.useEffect)(() => {
        let isGone = false;
        void (0, state_1.ask)(`messages/${n}`).then((answer) => {
            if (!isGone)
                detail.value = answer ?? null;
        });
        return () => {
            isGone = true;
        };
    }, [n]);
    const one = detail.value?.n === n ? detail.value : undefined;
    const close = () => (0, state_1.go)('messages');
    if (detail.value === null)
        return ((0, jsx_runtime_1.jsx)(parts_1.Side, { title: `Message ${n}`, onClose: close, children: (0, jsx_runtime_1.jsxs)("p", { children: ["It is not remembered any more: the last ", (0, words_1.numberText)(state_1.range.value.last - state_1.range.value.first + 1), " are."] }) }));
    if (one === undefined)
        return ((0, jsx_runtime_1.jsx)(parts_1.Side, { title: `Message ${n}`, onClose: close, children: null }));
    const copies = row?.copies ?? one.copies;
    return ((0, jsx_runtime_1.jsxs)(parts_1.Side, { title: one.title === '' ? one.id : one.title, onClose: close, children: [(0, jsx_runtime_1.jsx)(parts_1.Facts, { of: [
                    ['Sent to', one.to],
                    ['At', (0, words_1.timeText)(one.at)],
                    ['Message id', one.id],
                ] }), (0, jsx_runtime_1.jsx)("h3", { children: "What became of it" }), (0, jsx_runtime_1.jsxs)("ul", { class: "copies", children: [(0, words_1.endWords)({ ...one, copies }) === undefined ? null : (0, jsx_runtime_1.jsx)("li", { children: (0, words_1.endWords)({ ...one, copies })?.text }), copies.map((copy) => ((0, jsx_runtime_1.jsx)(CopyEnd, { copy: copy }, `${copy.entity} ${copy.sequence}`)))] }), one.otherwise === undefined ? null : (0, jsx_runtime_1.jsx)("p", { class: "problems", children: one.otherwise }), (0, jsx_runtime_1.jsx)("h3", { children: "Why" }), (0, jsx_runtime_1.jsx)(parts_1.Why, { why: one.why, others: one.others }), (0, jsx_runtime_1.jsx)(parts_1.Problems, { of: one.problems }), (0, jsx_runtime_1.jsx)("h3", { children: "Message" }), (0, jsx_runtime_1.jsx)("pre", { children: JSON.stringify(one.json, undefined, 2) }), one.body === '' ? (0, jsx_runtime_1.jsx)("p", { class: "muted", children: "It has no body." }) : (0, jsx_runtime_1.jsx)("pre", { class: "body", children: pretty(one.body) }), (0, jsx_runtime_1.jsx)("p", { class: "actions", children: (0, jsx_runtime_1.jsx)("button", { type: "button", onClick: () => (0, state_1.go)('send', `${one.to}?like=${n}`), children: "Send one like it" }) })] }));
}
function CopyEnd({ copy }) {
    const { text, tone } = (0, words_1.copyWords)(copy);
    const job = copy.said?.job;
    const details = copy.said?.details ?? [];
    return ((0, jsx_runtime_1.jsxs)("li", { children: [(0, jsx_runtime_1.jsx)("b", { children: copy.entity }), ' ', job === undefined ? (0, jsx_runtime_1.jsx)(parts_1.Tag, { tone: tone, children: text }) : (0, jsx_runtime_1.jsx)("a", { href: (0, state_1.hashOf)('jobs', job), children: text }), details.map((line) => ((0, jsx_runtime_1.jsx)("div", { class: "muted", children: line }, line))), copy.state === 'dead-lettered' ? (0, jsx_runtime_1.jsx)("a", { href: (0, state_1.hashOf)('dead', copy.entity), children: "look at it" }) : null] }));
}
/** JSON with line breaks; anything else as it is. */
function pretty(text) {
    try {
        const value = JSON.parse(text);
        // Beyond 53 bits, numbers would be others.
        return /\d{16,}/.test(text) ? text : JSON.stringify(value, undefined, 2);
    }
    catch {
        return text;
    }
}
//# sourceMappingURL=messages.js.map