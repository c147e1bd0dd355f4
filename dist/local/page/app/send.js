"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Send = Send;
const jsx_runtime_1 = require("preact/jsx-runtime");
/// <reference lib="dom" />
const signals_1 = require("@preact/signals");
const hooks_1 = require("preact/hooks");
const field_input_1 = require("../../../web/field-input");
const parts_1 = require("./parts");
const state_1 = require("./state");
/** What the system properties of a contract are called in a message as SDKs have it. */
const SYSTEM_FIELDS = {
    Label: 'subject',
    MessageId: 'messageId',
    CorrelationId: 'correlationId',
    SessionId: 'sessionId',
    ReplyTo: 'replyTo',
    ReplyToSessionId: 'replyToSessionId',
    To: 'to',
    ContentType: 'contentType',
};
/** A message to send: filled in by the contract, or written; where it would go is said while one writes. */
function Send() {
    const destinations = state_1.setup.value?.destinations ?? [];
    const [wanted = '', like] = state_1.place.value.item.split('?like=');
    const to = (0, signals_1.useSignal)(wanted === '' ? (destinations[0]?.name ?? '') : wanted);
    const text = (0, signals_1.useSignal)(emptyText(destinations.find(({ name }) => name === to.value)));
    const checked = (0, signals_1.useSignal)({ problems: [], why: [], others: [] });
    const sent = (0, signals_1.useSignal)(undefined);
    const refused = (0, signals_1.useSignal)(undefined);
    const destination = destinations.find(({ name }) => name === to.value);
    (0, hooks_1.useEffect)(() => {
        if (like === undefined)
            return;
        void (0, state_1.ask)(`messages/${like}`).then((found) => {
            if (found === undefined || found === null)
                return;
            const body = parsed(found.body) ?? (found.body === '' ? undefined : found.body);
            text.value = shown(renewed({ ...found.json, ...(body !== undefined && { body }) }));
        });
    }, [like]);
    (0, hooks_1.useEffect)(() => {
        let isGone = false;
        const check = setTimeout(async () => {
            if (to.value === '')
                return;
            const { body } = await (0, state_1.act)('check', { to: to.value, message: text.value });
            if (!isGone)
                checked.value = { problems: [], why: [], others: [], ...body };
        }, 200);
        return () => {
            isGone = true;
            clearTimeout(check);
        };
    }, [text.value, to.value]);
    const send = async (anyway) => {
        sent.value = undefined;
        const done = await (0, state_1.act)('send', { to: to.value, message: text.value, anyway });
        refused.value = done.isOk ? undefined : { problems: done.problems, canAnyway: done.canAnyway === true };
        if (!done.isOk)
            return;
        sent.value = done.body;
        // The next one is another message.
        const json = parsed(text.value);
        if (json !== undefined)
            text.value = shown(renewed(json));
    };
    const choose = (name) => {
        const example = state_1.setup.value?.examples.find((one) => one.name === name);
        if (example === undefined)
            return;
        text.value = shown(renewed(example.message));
        refused.value = undefined;
    };
    return ((0, jsx_runtime_1.jsxs)("div", { class: "page send", children: [(0, jsx_runtime_1.jsx)("h1", { children: "Send a message" }), (0, jsx_runtime_1.jsxs)("div", { class: "send-head", children: [(0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "To" }), (0, jsx_runtime_1.jsx)("select", { id: "send-to", value: to.value, onChange: (event) => {
                                    to.value = event.currentTarget.value;
                                }, children: destinations.map(({ name, kind }) => ((0, jsx_runtime_1.jsxs)("option", { value: name, children: [name, " (", kind, ")"] }, name))) })] }), (state_1.setup.value?.examples.length ?? 0) === 0 ? null : ((0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "Begin with an example" }), (0, jsx_runtime_1.jsxs)("select", { id: "send-example", value: "", onChange: (event) => choose(event.currentTarget.value), children: [(0, jsx_runtime_1.jsx)("option", { value: "", children: "choose" }), state_1.setup.value?.examples.map(({ name }) => ((0, jsx_runtime_1.jsx)("option", { value: name, children: name }, name)))] })] }))] }), (0, jsx_runtime_1.jsxs)("div", { class: "send-columns", children: [destination === undefined || destination.fields.length === 0 ? null : ((0, jsx_runtime_1.jsx)(ContractForm, { destination: destination, json: parsed(text.value), onChange: (next) => {
                            text.value = shown(next);
                        } })), (0, jsx_runtime_1.jsx)("section", { "aria-label": "The message as JSON", children: (0, jsx_runtime_1.jsxs)("label", { class: "field", children: [(0, jsx_runtime_1.jsx)("span", { children: "The message, as JSON" }), (0, jsx_runtime_1.jsx)("textarea", { id: "send-message", rows: 22, spellcheck: false, value: text.value, onInput: (event) => {
                                        text.value = event.currentTarget.value;
                                    } })] }) }), (0, jsx_runtime_1.jsxs)("section", { class: "answer", "aria-label": "Where it would go", children: [(0, jsx_runtime_1.jsxs)("p", { class: "actions", children: [(0, jsx_runtime_1.jsx)("button", { type: "button", id: "send-now", class: "primary", onClick: () => send(false), children: "Send" }), refused.value?.canAnyway === true ? ((0, jsx_runtime_1.jsx)("button", { type: "button", id: "send-anyway", class: "bad", onClick: () => send(true), children: "Send it all the same" })) : null] }), (0, jsx_runtime_1.jsxs)("div", { "aria-live": "polite", children: [refused.value === undefined ? null : ((0, jsx_runtime_1.jsxs)("div", { id: "refused", children: [(0, jsx_runtime_1.jsx)("p", { class: "bad", children: "It was not sent:" }), (0, jsx_runtime_1.jsx)(parts_1.Problems, { of: refused.value.problems })] })), sent.value === undefined ? null : ((0, jsx_runtime_1.jsxs)("p", { id: "sent", class: "done", children: [sent.value.isDropped ? 'Dropped, since one of its id came before: ' : 'Sent: ', (0, jsx_runtime_1.jsxs)("a", { href: (0, state_1.hashOf)('messages', String(sent.value.number)), children: ["message ", sent.value.number] })] }))] }), (0, jsx_runtime_1.jsx)("h2", { children: "It would go to" }), (0, jsx_runtime_1.jsxs)("div", { id: "would-go", children: [(0, jsx_runtime_1.jsx)(parts_1.Problems, { of: checked.value.problems }), (0, jsx_runtime_1.jsx)(parts_1.Why, { why: checked.value.why, others: checked.value.others })] })] })] })] }));
}
/** The fields of a contract, filled in with what a message has. */
function ContractForm({ destination, json, onChange, }) {
    const properties = (json?.applicationProperties ?? {});
    const set = (field, value) => onChange({ ...json, applicationProperties: withValue(properties, field.name, value) });
    return ((0, jsx_runtime_1.jsxs)("fieldset", { class: "contract", disabled: json === undefined, children: [(0, jsx_runtime_1.jsxs)("legend", { children: ["By the contract of ", destination.name] }), json === undefined ? (0, jsx_runtime_1.jsx)("p", { class: "muted", children: "The JSON cannot be read yet." }) : null, destination.system.map((field) => {
                const name = SYSTEM_FIELDS[field.name] ?? field.name;
                return ((0, jsx_runtime_1.jsx)(field_input_1.FieldInput, { field: { ...field, name }, value: json?.[name], onValue: (value) => onChange(withValue(json ?? {}, name, value)) }, name));
            }), destination.fields.map((field) => ((0, jsx_runtime_1.jsx)(field_input_1.FieldInput, { field: field, value: properties[field.name], onValue: (value) => set(field, value) }, field.name)))] }));
}
/** The same with a value, which stays at its place; without it where it is `undefined`. */
function withValue(json, name, value) {
    const { [name]: _, ...others } = json;
    if (value === undefined)
        return others;
    return name in json ? { ...json, [name]: value } : { ...json, [name]: value };
}
function emptyText(destination) {
    const fields = destination?.fields.filter(({ isRequired }) => isRequired) ?? [];
    const properties = Object.fromEntries(fields.map((field) => [field.name, field.values?.[0] ?? first(field)]));
    return shown({ messageId: newId(), applicationProperties: properties, body: {} });
}
function first({ kind, min = 0 }) {
    if (kind === 'bool')
        return false;
    return kind === 'int' || kind === 'long' || kind === 'double' ? min : '';
}
function newId() {
    return `page-${crypto.getRandomValues(new Uint32Array(2)).reduce((text, part) => text + part.toString(36), '')}`;
}
/** The same message under a new id: what has one id is one message. */
function renewed(json) {
    const id = newId();
    const { body } = json;
    const old = json.messageId;
    const isOfBody = typeof body === 'object' && body !== null && 'id' in body;
    const sameId = isOfBody && body.id === old ? { body: { ...body, id } } : {};
    return { ...json, messageId: id, ...sameId };
}
function parsed(text) {
    try {
        const json = JSON.parse(text);
        return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
    }
    catch {
        return undefined;
    }
}
function shown(json) {
    return JSON.stringify(json, undefined, 2);
}
//# sourceMappingURL=send.js.map