"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Tag = Tag;
exports.Facts = Facts;
exports.Problems = Problems;
exports.Why = Why;
exports.Rules = Rules;
exports.Side = Side;
const jsx_runtime_1 = require("preact/jsx-runtime");
const state_1 = require("./state");
/** A word with its colour; what it says does not depend on the colour. */
function Tag({ tone, children }) {
    return (0, jsx_runtime_1.jsx)("span", { class: `tag ${tone}`, children: children });
}
/** Names and values, one below the other. */
function Facts({ of }) {
    return ((0, jsx_runtime_1.jsx)("dl", { class: "facts", children: of.map(([name, value]) => ((0, jsx_runtime_1.jsxs)("div", { children: [(0, jsx_runtime_1.jsx)("dt", { children: name }), (0, jsx_runtime_1.jsx)("dd", { children: value })] }, name))) }));
}
/** What is wrong, one below the other. */
function Problems({ of }) {
    if (of.length === 0)
        return null;
    return ((0, jsx_runtime_1.jsx)("ul", { class: "problems", children: of.map((one) => ((0, jsx_runtime_1.jsx)("li", { children: one }, one))) }));
}
/** Where a message goes, and why; why others do not get it. */
function Why({ why, others, }) {
    return ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsx)("ul", { class: "why", children: why.map((line, index) => ((0, jsx_runtime_1.jsx)("li", { style: { marginInlineStart: `${indentOf(line)}ch` }, children: line.trim() }, `${index} ${line}`))) }), others.length === 0 ? null : ((0, jsx_runtime_1.jsxs)("details", { class: "others", children: [(0, jsx_runtime_1.jsxs)("summary", { children: ["Why not the other ", others.length] }), (0, jsx_runtime_1.jsx)("dl", { children: others.map(({ subscription, reasons }) => ((0, jsx_runtime_1.jsxs)("div", { children: [(0, jsx_runtime_1.jsx)("dt", { children: subscription }), reasons.map((reason) => ((0, jsx_runtime_1.jsx)("dd", { children: reason }, reason)))] }, subscription))) })] }))] }));
}
function indentOf(line) {
    return line.length - line.trimStart().length;
}
/** The rules of a subscription, as they are deployed. */
function Rules({ entity }) {
    const rules = state_1.setup.value?.rules[entity] ?? [];
    if (rules.length === 0)
        return null;
    return ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsx)("h3", { children: "Rules" }), (0, jsx_runtime_1.jsx)("ul", { class: "rules", children: rules.map((rule) => ((0, jsx_runtime_1.jsx)("li", { children: (0, jsx_runtime_1.jsx)("code", { children: rule }) }, rule))) })] }));
}
/** What is beside the list on a large screen, and over it on a small one. */
function Side({ title, onClose, children, }) {
    return ((0, jsx_runtime_1.jsxs)("aside", { class: "side", "aria-label": title, onKeyDown: (event) => {
            if (event.key === 'Escape')
                onClose();
        }, children: [(0, jsx_runtime_1.jsxs)("header", { children: [(0, jsx_runtime_1.jsx)("h2", { children: title }), (0, jsx_runtime_1.jsx)("button", { type: "button", class: "quiet", onClick: onClose, children: "Close" })] }), (0, jsx_runtime_1.jsx)("div", { class: "side-body", children: children })] }));
}
//# sourceMappingURL=parts.js.map