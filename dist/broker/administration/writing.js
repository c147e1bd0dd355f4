"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.putResource = putResource;
exports.deleteResource = deleteResource;
const core_1 = require("../core");
const changes_1 = require("./changes");
const entities_1 = require("./entities");
const fields_1 = require("./fields");
const refusals_1 = require("./refusals");
const request_1 = require("./request");
const rule_xml_1 = require("./rule-xml");
const xml_1 = require("./xml");
/** Makes or changes what a path names. @returns the status of the answer */
async function putResource(resource, request, broker) {
    const command = commandOf(resource, request, broker);
    if (command instanceof request_1.Refusal)
        return command;
    if (command === undefined)
        return 200;
    const answer = await broker.run(command);
    if (answer instanceof core_1.BrokerError)
        return (0, refusals_1.refusalOf)(answer);
    return request.ifMatch === undefined ? 201 : 200;
}
/** Takes away what a path names. */
async function deleteResource(resource, broker) {
    const command = deletionOf(resource);
    if (command === undefined)
        return new request_1.Refusal(405, 'Only a queue, a topic, a subscription or a rule can be deleted.');
    const answer = await broker.run(command);
    return answer instanceof core_1.BrokerError ? (0, refusals_1.refusalOf)(answer) : undefined;
}
function deletionOf(resource) {
    switch (resource.kind) {
        case 'entity':
            return { kind: 'delete', entity: resource.name };
        case 'subscription':
            return { kind: 'delete', entity: subscriptionAt(resource.topic, resource.name) };
        case 'rule': {
            const subscription = subscriptionAt(resource.topic, resource.subscription);
            return { kind: 'remove-rule', subscription, name: resource.name };
        }
        default:
            return undefined;
    }
}
function subscriptionAt(topic, subscription) {
    return (0, core_1.addressText)({ name: topic, subscription, subqueue: undefined });
}
/** The command that a PUT asks for; nothing where an update changes nothing. */
function commandOf(resource, { body, ifMatch }, broker) {
    if (resource.kind !== 'entity' && resource.kind !== 'subscription' && resource.kind !== 'rule')
        return new request_1.Refusal(405, 'Only a queue, a topic, a subscription or a rule can be written.');
    const document = (0, xml_1.readXml)(body);
    if (document instanceof xml_1.NotXml)
        return new request_1.Refusal(400, `The body of the request is no XML: ${document.why}.`);
    const content = (0, xml_1.childOf)(document, 'content');
    const isUpdate = ifMatch !== undefined;
    switch (resource.kind) {
        case 'rule': {
            const description = (0, xml_1.childOf)(content, 'RuleDescription');
            if (description === undefined)
                return lacking(document, ['RuleDescription']);
            const rule = (0, rule_xml_1.ruleIn)(description, resource.name);
            if (rule instanceof fields_1.BadDescription)
                return new request_1.Refusal(400, rule.reason);
            const subscription = subscriptionAt(resource.topic, resource.subscription);
            return { kind: 'add-rule', subscription, rule, replace: isUpdate };
        }
        case 'subscription': {
            const description = (0, xml_1.childOf)(content, entities_1.DESCRIPTIONS.subscription);
            if (description === undefined)
                return lacking(document, [entities_1.DESCRIPTIONS.subscription]);
            const { topic, name } = resource;
            if (isUpdate)
                return updateOf('subscription', description, subscriptionAt(topic, name), broker);
            const settings = (0, entities_1.settingsIn)('subscription', description, false);
            const rule = (0, rule_xml_1.defaultRuleIn)(description);
            if (settings instanceof fields_1.BadDescription)
                return new request_1.Refusal(400, settings.reason);
            if (rule instanceof fields_1.BadDescription)
                return new request_1.Refusal(400, rule.reason);
            return { kind: 'create', entity: { kind: 'subscription', topic, name, settings }, rule };
        }
        case 'entity': {
            const [queue, topic] = [(0, xml_1.childOf)(content, entities_1.DESCRIPTIONS.queue), (0, xml_1.childOf)(content, entities_1.DESCRIPTIONS.topic)];
            const description = queue ?? topic;
            if (description === undefined)
                return lacking(document, [entities_1.DESCRIPTIONS.queue, entities_1.DESCRIPTIONS.topic]);
            const kind = queue === undefined ? 'topic' : 'queue';
            if (isUpdate)
                return updateOf(kind, description, resource.name, broker);
            const settings = (0, entities_1.settingsIn)(kind, description, false);
            if (settings instanceof fields_1.BadDescription)
                return new request_1.Refusal(400, settings.reason);
            return { kind: 'create', entity: { kind, name: resource.name, settings } };
        }
    }
}
function updateOf(kind, description, entity, broker) {
    const found = broker.look.describe(entity);
    if (found instanceof core_1.BrokerError)
        return (0, refusals_1.refusalOf)(found);
    if (found.kind !== kind)
        return new request_1.Refusal(400, `'${entity}' is a ${found.kind}, and cannot be changed to a ${kind}.`);
    const settings = (0, entities_1.settingsIn)(kind, description, true);
    if (settings instanceof fields_1.BadDescription)
        return new request_1.Refusal(400, settings.reason);
    const changes = (0, changes_1.changesOf)(settings, found.settings);
    const fixed = FIXED.flatMap(([key, words]) => (key in changes ? [words(KIND_WORDS[kind])] : []));
    if (fixed.length > 0)
        return new request_1.Refusal(400, `SubCode=40000. Bad Request. ${fixed.join(' ')}`);
    return Object.keys(changes).length === 0 ? undefined : { kind: 'update', entity, settings: changes };
}
const KIND_WORDS = { queue: 'Queue', topic: 'Topic', subscription: 'Subscription' };
/** What cannot be changed, in the words of the service. */
const FIXED = [
    ['requiresSession', (kind) => `The value for the RequiresSession property of an existing ${kind} cannot be changed.`],
    [
        'requiresDuplicateDetection',
        (kind) => `The value for the RequiresDuplicateDetection property of an existing ${kind} cannot be changed.`,
    ],
    ['partitioning', (kind) => `Partitioning cannot be changed for ${kind}. `],
];
function lacking({ name, content }, wanted) {
    const has = content.some((part) => typeof part !== 'string' && part.name === 'content')
        ? 'another content'
        : 'no content';
    return new request_1.Refusal(400, `The body of the request is an entry of Atom whose content is ${wanted.join(' or ')}; this is <${name}> with ${has}.`);
}
//# sourceMappingURL=writing.js.map