"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const jsx_runtime_1 = require("preact/jsx-runtime");
/// <reference lib="dom" />
const signals_1 = require("@preact/signals");
const preact_1 = require("preact");
const hooks_1 = require("preact/hooks");
const contracts_1 = require("../../routing/contracts");
const describe_1 = require("../../routing/describe");
const messages_1 = require("../../routing/messages");
const route_1 = require("../../routing/route");
const rule_words_1 = require("../../routing/rule-words");
const fact_1 = require("../../routing/topology/fact");
const portable_1 = require("../../routing/topology/portable");
const rules_1 = require("../../rules");
const schema_1 = require("../../schema");
const visible_1 = require("../../text/visible");
const list_keys_1 = require("../list-keys");
const zoom_1 = require("../zoom");
const zoom_buttons_1 = require("../zoom-buttons");
const marks_1 = require("./marks");
const NOTHING = { lines: [], isWrong: false, result: undefined, problems: [], why: [] };
const { topology: written, boxes, examples, } = JSON.parse(document.getElementById('data')?.textContent ?? '');
const topology = (0, portable_1.revived)(written);
const router = new route_1.Router();
const contracts = new contracts_1.Contracts();
const marks = new marks_1.Marks(topology, boxes);
/** Routes what is typed; an empty field asks for nothing. */
function answerTo(topic, text) {
    if (topic === undefined || text.trim() === '')
        return NOTHING;
    try {
        const read = (0, messages_1.readMessage)((0, schema_1.parseExactly)(text));
        const { message } = read;
        const result = router.route(topic, message);
        const notes = new messages_1.ReadingNotes().news(read).map((note) => `(${note})`);
        return {
            lines: [...(0, describe_1.resultLines)(result, message, ''), ...notes],
            isWrong: false,
            result,
            problems: contracts.problems(topic, message),
            why: (0, describe_1.explainOthers)(topic, result, message),
        };
    }
    catch (error) {
        if (!(error instanceof SyntaxError) && !(error instanceof rules_1.NotAMessage))
            throw error;
        const lines = error instanceof rules_1.NotAMessage ? error.problems : [`not JSON yet: ${error.message}`];
        return { ...NOTHING, lines, isWrong: true };
    }
}
/** Lines, each of which is one whatever names are in it. */
function shown(lines) {
    return lines.map(visible_1.visible).join('\n');
}
function exampleText(index) {
    return JSON.stringify(examples[index]?.json ?? {}, undefined, 2);
}
function App() {
    const chosen = (0, signals_1.useSignal)(0);
    const topic = topology.topics[chosen.value];
    const ofTopic = examples.flatMap((one, index) => (one.topic === topic?.address ? [{ ...one, index }] : []));
    const text = (0, signals_1.useSignal)(ofTopic[0] === undefined ? '' : exampleText(ofTopic[0].index));
    const wanted = (0, signals_1.useSignal)('');
    const answer = answerTo(topic, text.value);
    (0, hooks_1.useLayoutEffect)(() => marks.show(answer.result));
    return ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "Topic" }), (0, jsx_runtime_1.jsx)("select", { id: "topic", value: String(chosen.value), onChange: ({ currentTarget }) => {
                            chosen.value = Number(currentTarget.value);
                        }, children: topology.topics.map(({ address, label }, index) => ((0, jsx_runtime_1.jsx)("option", { value: String(index), children: (0, visible_1.visible)(label) }, address))) })] }), ofTopic.length === 0 ? null : ((0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "Begin with a message for" }), (0, jsx_runtime_1.jsxs)("select", { id: "example", value: "", onChange: ({ currentTarget }) => {
                            if (currentTarget.value !== '')
                                text.value = exampleText(Number(currentTarget.value));
                        }, children: [(0, jsx_runtime_1.jsx)("option", { value: "", children: "choose a subscription" }), ofTopic.map(({ name, index }) => ((0, jsx_runtime_1.jsx)("option", { value: String(index), children: (0, visible_1.visible)(name) }, index)))] })] })), (0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "Message, as JSON" }), (0, jsx_runtime_1.jsx)("textarea", { id: "message", rows: 12, spellcheck: false, class: answer.isWrong ? 'wrong' : '', "aria-invalid": answer.isWrong, value: text.value, onInput: ({ currentTarget }) => {
                            text.value = currentTarget.value;
                        } })] }), (0, jsx_runtime_1.jsx)("h2", { children: "It goes to" }), (0, jsx_runtime_1.jsx)("pre", { id: "answer", "aria-live": "polite", children: shown(answer.lines) }), answer.problems.length === 0 ? null : ((0, jsx_runtime_1.jsx)("p", { id: "contract", class: "problems", children: shown(answer.problems) })), (0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "Search subscriptions" }), (0, jsx_runtime_1.jsx)("input", { id: "search", type: "search", placeholder: "a name, a property, a value", value: wanted.value, onInput: ({ currentTarget }) => {
                            wanted.value = currentTarget.value;
                        } })] }), (0, jsx_runtime_1.jsx)(Subscriptions, { topic: topic, answer: answer, wanted: wanted.value.trim().toLowerCase() })] }));
}
/** The subscriptions whose name or rules hold what is searched for, each with why it does not get the message. */
function Subscriptions({ topic, answer: { result, why }, wanted }) {
    const results = result?.results ?? [];
    const named = (has) => new Set(results.filter(has).map(({ subscription }) => subscription.name));
    const reached = named(({ copies }) => copies.length > 0);
    const open = named(({ unknown }) => unknown.length > 0);
    const subscriptions = topic === undefined ? [] : (0, fact_1.knownOf)(topic.subscriptions);
    const rows = subscriptions.flatMap(({ name, rules }) => {
        const texts = (0, fact_1.knownOf)(rules).map((rule) => `${rule.name}: ${(0, rule_words_1.ruleText)(rule)}`);
        if (!`${name} ${texts.join(' ')}`.toLowerCase().includes(wanted))
            return [];
        const reasons = why
            .filter((line) => line.startsWith(`  not ${name}: `))
            .map((line) => line.replace(`  not ${name}: `, 'not, '));
        const state = result === undefined ? '' : reached.has(name) ? 'reached' : open.has(name) ? 'open' : 'other';
        return [{ name, state, text: shown([...texts, ...reasons]) }];
    });
    // Who gets it stands first.
    rows.sort((a, b) => Number(b.state === 'reached') - Number(a.state === 'reached'));
    return ((0, jsx_runtime_1.jsxs)(jsx_runtime_1.Fragment, { children: [(0, jsx_runtime_1.jsxs)("p", { id: "count", class: "muted", children: [rows.length, " of ", subscriptions.length, " subscriptions"] }), (0, jsx_runtime_1.jsx)("ul", { id: "subscriptions", "aria-label": "Subscriptions", children: rows.map(({ name, state, text }) => ((0, jsx_runtime_1.jsxs)("li", { class: state, tabIndex: 0, onKeyDown: list_keys_1.moved, children: [(0, jsx_runtime_1.jsx)("strong", { children: (0, visible_1.visible)(name) }), state === 'reached' ? (0, jsx_runtime_1.jsx)("em", { children: "gets it" }) : state === 'open' ? (0, jsx_runtime_1.jsx)("em", { children: "cannot tell" }) : null, (0, jsx_runtime_1.jsx)("span", { children: text })] }, name))) })] }));
}
/** The buttons beside the picture, which the server has drawn. */
function Buttons({ svg }) {
    const zoom = (0, hooks_1.useRef)(undefined);
    (0, hooks_1.useEffect)(() => {
        const { width, height } = svg.viewBox.baseVal;
        const made = (0, zoom_1.zoomable)(svg, { width, height });
        zoom.current = made;
        return () => made.end();
    }, []);
    return (0, jsx_runtime_1.jsx)(zoom_buttons_1.ZoomButtons, { zoom: () => zoom.current });
}
const root = document.getElementById('ask');
const buttons = document.getElementById('zoom');
const picture = document.querySelector('.picture svg');
if (root !== null)
    (0, preact_1.render)((0, jsx_runtime_1.jsx)(App, {}), root);
if (buttons !== null && picture !== null) {
    for (const [name, value] of [
        ['tabindex', '0'],
        ['role', 'group'],
        ['aria-label', 'Topology'],
    ])
        picture.setAttribute(name, value);
    for (const name of ['width', 'height'])
        picture.removeAttribute(name);
    (0, preact_1.render)((0, jsx_runtime_1.jsx)(Buttons, { svg: picture }), buttons);
}
//# sourceMappingURL=main.js.map