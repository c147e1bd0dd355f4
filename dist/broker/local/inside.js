"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.countsIn = countsIn;
exports.ask = ask;
exports.lookedAt = lookedAt;
exports.readEncoded = readEncoded;
exports.encoded = encoded;
const values_1 = require("../../rules/values/values");
const codec_1 = require("../amqp/codec");
const encoding_1 = require("../amqp/encoding");
const core_1 = require("../core");
const faults_1 = require("./faults");
/** What every queue, topic and subscription has. */
function countsIn(look) {
    const topics = look.list('topic').flatMap((topic) => {
        const subscriptions = look.subscriptions(topic.name);
        return [topic, ...(subscriptions instanceof core_1.BrokerError ? [] : subscriptions)];
    });
    return [...look.list('queue'), ...topics].map(countsOf);
}
function countsOf(entity) {
    const { kind, settings } = entity;
    const none = { active: 0, locked: 0, deferred: 0, deadLetters: 0 };
    const address = kind === 'subscription' ? `${entity.topic}/Subscriptions/${entity.name}` : entity.name;
    if (kind === 'topic')
        return { kind, address, status: settings.status, ...none, scheduled: entity.counts.scheduled };
    const { active, deferred, locked, scheduled, deadLetter, transferDeadLetter } = entity.counts;
    return {
        kind,
        address,
        status: settings.status,
        active: active - deferred,
        locked,
        scheduled,
        deferred,
        deadLetters: deadLetter + transferDeadLetter,
    };
}
/** Carries out a command. @throws ServiceBusRefusal */
async function ask({ run }, command) {
    const answer = await run(command);
    if (answer instanceof core_1.BrokerError)
        throw new faults_1.ServiceBusRefusal(answer.condition, answer.description);
    return answer;
}
/** What can be seen of a message. */
function lookedAt(message) {
    return { ...message, ...readEncoded(message.encoded) };
}
/** What rules see of an encoded message, and its body. */
function readEncoded(encoded) {
    return { message: codec_1.amqpCodec.read(encoded), body: bodyOf(encoded) };
}
function bodyOf(encoded) {
    const parts = [];
    for (const { code, value } of (0, encoding_1.sectionsIn)((0, encoding_1.readSections)(encoded).body)) {
        const read = (0, encoding_1.decode)(value);
        if (code === encoding_1.DATA)
            parts.push(Buffer.isBuffer(read) ? read : value);
        else if (typeof read === 'string')
            parts.push(Buffer.from(read));
        else if (typeof read === 'number' || typeof read === 'boolean')
            parts.push(Buffer.from(String(read)));
        else if (Buffer.isBuffer(read))
            parts.push(read);
        else if (read !== null)
            return { kind: 'binary', bytes: value };
    }
    const bytes = Buffer.concat(parts);
    const text = bytes.toString('utf8');
    return Buffer.from(text, 'utf8').equals(bytes) ? { kind: 'text', text } : { kind: 'binary', bytes };
}
/** A message in AMQP's encoding, as the official clients send it: the body is one section of data. */
function encoded(outgoing) {
    const { body } = outgoing;
    if ('encoded' in outgoing) {
        const changed = codec_1.amqpCodec.change(outgoing.encoded, outgoing.changes);
        return (0, codec_1.readSent)(body === undefined ? changed : (0, encoding_1.writeSections)({ ...(0, encoding_1.readSections)(changed), body: dataOf(body) }));
    }
    const { message } = outgoing;
    const properties = new Map(message.properties.map(({ name, value }) => [name, value]));
    const sent = codec_1.amqpCodec.change(dataOf(body ?? ''), { properties, system: message.system });
    const at = message.system.get('ScheduledEnqueueTimeUtc');
    if (!(at instanceof values_1.DateTime))
        return (0, codec_1.readSent)(sent);
    const sections = (0, encoding_1.readSections)(sent);
    const messageAnnotations = (0, codec_1.changedMap)(sections.messageAnnotations, new Map([[codec_1.ANNOTATIONS.scheduledAt, (0, encoding_1.encode)(at)]]), (one) => one, (name) => (0, encoding_1.encode)(new encoding_1.AmqpSymbol(name)));
    return (0, codec_1.readSent)((0, encoding_1.writeSections)({ ...sections, messageAnnotations }));
}
function dataOf(body) {
    return (0, encoding_1.section)(encoding_1.DATA, (0, encoding_1.encode)(Buffer.isBuffer(body) ? body : Buffer.from(body)));
}
//# sourceMappingURL=inside.js.map