"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readMessage = readMessage;
exports.sentMessage = sentMessage;
const rules_1 = require("../../rules");
const draft_1 = require("./draft");
const envelopes_1 = require("./envelopes");
const fields_1 = require("./fields");
const schemas_1 = require("./schemas");
/**
 * A message as people have it in JSON, in any of these spellings:
 *
 * - of the SDKs, sent or received: `{"subject": "…", "applicationProperties": {…}, "body": …}`; also snake_case and
 *   PascalCase, as Service Bus Explorer, Azure's portal and the trigger of Azure Functions write them
 * - of the REST API: `{"BrokerProperties": {"Label": "…"}, "properties": {…}}`
 * - of `scheduler eval`: `{"properties": {…}, "system": {…}}`
 * - an event or envelope that is sent in a message: CloudEvents, Event Grid, MassTransit, NServiceBus
 *
 * The body is not looked at: rules never see it.
 *
 * @throws NotAMessage with everything that is wrong, a sentence each
 */
function readMessage(json) {
    if (!(0, rules_1.isObject)(json)) {
        throw new rules_1.NotAMessage([
            `got ${(0, rules_1.show)(json)}, allowed a message: an object such as {"subject": "…", "applicationProperties": {…}}`,
        ]);
    }
    if (Object.hasOwn(json, 'system'))
        return ownMessage(json);
    const envelope = (0, envelopes_1.envelopeIn)(json);
    if (envelope !== undefined)
        return { message: envelope.draft.done(), assumed: envelope.assumed, ignored: [] };
    const broker = ['BrokerProperties', 'brokerProperties'].find((name) => Object.hasOwn(json, name));
    return broker === undefined ? sdkMessage(json) : restMessage(json, broker);
}
/** The message alone. @throws NotAMessage */
function sentMessage(json) {
    return readMessage(json).message;
}
/** In the spelling of `scheduler eval`, in which a message can have every system property. */
function ownMessage({ properties, system, ...others }) {
    const unknown = Object.keys(others).filter((name) => (0, fields_1.fieldNamed)(name)?.kind !== 'unseen');
    if (unknown.length > 0) {
        throw new rules_1.NotAMessage(unknown.map((name) => `unknown member ${(0, rules_1.show)(name)} beside system; allowed are properties, system`));
    }
    return { message: (0, rules_1.messageFromJson)({ properties, system }), ignored: [] };
}
function sdkMessage(json) {
    const draft = new draft_1.MessageDraft();
    const ignored = setFields(draft, json, '');
    return { message: draft.done(), source: sourceOf(json), ignored };
}
/** Whose spelling of a received message it is, by what only they write. */
function sourceOf(json) {
    const has = (...names) => names.every((name) => Object.hasOwn(json, name));
    if (has('applicationProperties', 'userProperties') || has('invocationId'))
        return 'Azure Functions binds it';
    if (has('_rawAmqpMessage'))
        return 'the JavaScript SDK has it';
    if (has('rawAmqpMessage'))
        return 'the Java SDK has it';
    if (has('raw_amqp_message'))
        return 'the Python SDK has it';
    if (has('Label', 'Properties') || Array.isArray(json.properties))
        return 'Service Bus Explorer saves it';
    return has('label', 'applicationProperties') ? 'the Azure portal shows it' : undefined;
}
/** Sets the fields of an object; answers those that are left out. */
function setFields(draft, json, within) {
    const given = Object.entries(json).map(([written, value]) => ({ written, value, field: (0, fields_1.fieldNamed)(written) }));
    // One field in two spellings is looked at twice.
    const spelt = new Map();
    for (const { written, value, field } of given) {
        const name = field === undefined || spelt.has(field.name) ? written : field.name;
        spelt.set(name, { written, value });
    }
    const names = new Map([...spelt].map(([name, { written }]) => [name, written]));
    const plain = Object.fromEntries([...spelt].map(([name, { value }]) => [name, value]));
    const problems = schemas_1.SDK_MESSAGE.problems(plain, names);
    draft.problems.push(...new rules_1.NotAMessage(problems).within(within).problems);
    if (problems.length > 0)
        return [];
    const ignored = [];
    for (const { written, value, field } of given) {
        const place = within === '' ? written : `${within}.${written}`;
        if (field === undefined)
            continue;
        if (field.kind === 'received')
            ignored.push(written);
        else
            setField(draft, field, value, place);
    }
    return ignored;
}
function setField(draft, field, value, place) {
    switch (field.kind) {
        case 'text':
            return draft.setText(field.system, value, place);
        case 'time':
            return draft.setTime(field.system, value, place);
        case 'properties':
            return draft.setProperties(value, place);
        case 'unseen':
            return undefined;
    }
}
/**
 * A message as the REST API has it: headers of HTTP, one of which holds the system properties.
 *
 * @see https://learn.microsoft.com/rest/api/servicebus/message-headers-and-properties
 */
function restMessage(json, broker) {
    const system = typeof json[broker] === 'string' ? parsed(json[broker]) : json[broker];
    if (!(0, rules_1.isObject)(system)) {
        throw new rules_1.NotAMessage([`${broker}: got ${(0, rules_1.show)(json[broker])}, allowed an object, or one as JSON in a text`]);
    }
    const draft = new draft_1.MessageDraft();
    const ignored = setFields(draft, system, broker);
    for (const [name, value] of Object.entries(json)) {
        if (name === broker || name === 'body')
            continue;
        if (name === 'properties' || name === 'headers') {
            if ((0, rules_1.isObject)(value))
                draft.setProperties(value, name);
            else if (value !== null)
                draft.problems.push(`${name}: got ${(0, rules_1.show)(value)}, allowed an object`);
        }
        else if (name.toLowerCase() === 'content-type')
            draft.setText('ContentType', value, name);
        else
            draft.setProperty(name, value, name);
    }
    return { message: draft.done(), ignored };
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=read-message.js.map