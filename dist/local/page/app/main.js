"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const jsx_runtime_1 = require("preact/jsx-runtime");
/// <reference lib="dom" />
const preact_1 = require("preact");
const hooks_1 = require("preact/hooks");
const jobs_1 = require("./jobs");
const messages_1 = require("./messages");
const overview_1 = require("./overview");
const send_1 = require("./send");
const state_1 = require("./state");
const stored_1 = require("./stored");
const words_1 = require("./words");
const VIEWS = [
    ['overview', 'Overview', 'o'],
    ['messages', 'Messages', 'm'],
    ['jobs', 'Jobs', 'j'],
    ['dead', 'Dead letters', 'd'],
    ['send', 'Send', 's'],
];
function App() {
    (0, hooks_1.useEffect)(() => {
        const onKey = (event) => {
            const { target } = event;
            const isWriting = target instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
            if (isWriting || event.ctrlKey || event.metaKey || event.altKey)
                return;
            const view = VIEWS.find(([, , key]) => key === event.key);
            if (view !== undefined)
                location.hash = (0, state_1.hashOf)(view[0]);
            if (event.key === '/') {
                event.preventDefault();
                document.querySelector('input[type=search]')?.focus();
            }
        };
        addEventListener('keydown', onKey);
        return () => removeEventListener('keydown', onKey);
    }, []);
    const ready = state_1.setup.value !== undefined;
    return ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsx)("a", { class: "skip", href: "#main", children: "To the content" }), (0, jsx_runtime_1.jsxs)("header", { class: "top", children: [(0, jsx_runtime_1.jsx)(Mark, {}), (0, jsx_runtime_1.jsx)("p", { class: "namespace", children: state_1.setup.value?.namespace ?? '' }), (0, jsx_runtime_1.jsx)("nav", { "aria-label": "Views", children: VIEWS.map(([view, name, key]) => ((0, jsx_runtime_1.jsxs)("a", { href: (0, state_1.hashOf)(view), "aria-current": isIn(view) ? 'page' : undefined, "aria-keyshortcuts": key, title: `${name} (key ${key})`, children: [name, " ", (0, jsx_runtime_1.jsx)(Badge, { view: view })] }, view))) }), (0, jsx_runtime_1.jsx)("p", { class: `connection${state_1.isConnected.value ? '' : ' lost'}`, role: "status", children: state_1.isConnected.value ? 'live' : 'not connected' })] }), (0, jsx_runtime_1.jsx)("main", { id: "main", tabIndex: -1, children: ready ? (0, jsx_runtime_1.jsx)(View, {}) : null }), (0, jsx_runtime_1.jsx)("div", { class: `said${state_1.said.value?.isBad === true ? ' bad' : ''}`, role: "status", "aria-live": "polite", children: state_1.said.value?.text ?? '' })] }));
}
function isIn(view) {
    const at = state_1.place.value.view;
    return at === view || (view === 'dead' && at === 'stored');
}
function Badge({ view }) {
    const count = view === 'dead' ? state_1.sums.value.deadLetters : view === 'jobs' ? state_1.running.value : 0;
    return count === 0 ? null : (0, jsx_runtime_1.jsx)("span", { class: `badge${view === 'dead' ? ' bad' : ''}`, children: (0, words_1.numberText)(count) });
}
function View() {
    const { view, item } = state_1.place.value;
    switch (view) {
        case 'messages':
            return (0, jsx_runtime_1.jsx)(messages_1.Messages, {});
        case 'jobs':
            return (0, jsx_runtime_1.jsx)(jobs_1.Jobs, {});
        case 'dead':
            return (0, jsx_runtime_1.jsx)(stored_1.DeadLetters, {});
        case 'stored':
            return (0, jsx_runtime_1.jsx)(stored_1.StoredMessages, { entity: item, isDead: false }, item);
        case 'send':
            return (0, jsx_runtime_1.jsx)(send_1.Send, {}, item);
        default:
            return (0, jsx_runtime_1.jsx)(overview_1.Overview, {});
    }
}
function Mark() {
    return ((0, jsx_runtime_1.jsx)("svg", { class: "mark", viewBox: "0 0 32 32", "aria-hidden": "true", children: (0, jsx_runtime_1.jsx)("path", { d: "M4 16h9m0 0 8-8h7m-15 8h15m-15 0 8 8h7" }) }));
}
const root = document.getElementById('app');
if (root !== null) {
    (0, preact_1.render)((0, jsx_runtime_1.jsx)(App, {}), root);
    void (0, state_1.listen)();
}
//# sourceMappingURL=main.js.map