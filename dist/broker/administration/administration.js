"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.administer = administer;
const core_1 = require("../core");
const atom_1 = require("./atom");
const authorization_1 = require("./authorization");
const entities_1 = require("./entities");
const refusals_1 = require("./refusals");
const request_1 = require("./request");
const resource_1 = require("./resource");
const rule_xml_1 = require("./rule-xml");
const writing_1 = require("./writing");
const xml_1 = require("./xml");
/**
 * Answers one request as the service's administration over HTTP does.
 *
 * @see https://learn.microsoft.com/rest/api/servicebus/
 */
async function administer(request, broker) {
    const answer = await answerTo(request, broker);
    if (!(answer instanceof request_1.Refusal))
        return answer;
    return { status: answer.status, body: (0, atom_1.errorText)(answer.status, answer.detail) };
}
async function answerTo(request, broker) {
    const forbidden = (0, authorization_1.authorizationProblem)(request.authorization);
    if (forbidden !== undefined)
        return forbidden;
    const [path = '', search = ''] = request.url.split('?', 2);
    const resource = (0, resource_1.resourceAt)(path);
    if (resource instanceof request_1.Refusal)
        return resource;
    const place = new Place(request, broker);
    switch (request.method) {
        case 'GET':
            return read(resource, new URLSearchParams(search), place);
        case 'PUT': {
            const status = await (0, writing_1.putResource)(resource, request, broker);
            if (status instanceof request_1.Refusal)
                return status;
            const written = entryOf(resource, place);
            return written instanceof core_1.BrokerError ? (0, refusals_1.refusalOf)(written) : { status, body: (0, atom_1.entryText)(written) };
        }
        case 'DELETE': {
            const refusal = await (0, writing_1.deleteResource)(resource, broker);
            return refusal ?? { status: 200, body: '' };
        }
        default:
            return new request_1.Refusal(405, `The method ${request.method} is not allowed. Allowed: GET, PUT, DELETE.`);
    }
}
/** Where a request came to, and what stands there. */
class Place {
    request;
    broker;
    now;
    constructor(request, broker) {
        this.request = request;
        this.broker = broker;
        this.now = (0, entities_1.timeText)(broker.now());
    }
    /** The whole address of a path. */
    address(path) {
        const { isEncrypted, host } = this.request;
        return `${isEncrypted ? 'https' : 'http'}://${host}/${path.split('/').map(encodeURIComponent).join('/').replaceAll('%24', '$')}`;
    }
    entry(path, title, times, rest) {
        const [published, updated] = times;
        return { id: this.address(path), title, published, updated, author: this.broker.namespace.name, ...rest };
    }
    ofEntity(description) {
        const { kind, name } = description;
        const path = kind === 'subscription' ? pathOf(description.topic, name) : name;
        return this.entry(path, name, [(0, entities_1.timeText)(description.createdAt), (0, entities_1.timeText)(description.updatedAt)], {
            description: entities_1.DESCRIPTIONS[kind],
            content: (0, entities_1.describeInXml)(description, { host: this.request.host }),
        });
    }
}
function pathOf(name, subscription) {
    return (0, core_1.addressText)({ name, subscription, subqueue: undefined });
}
function read(resource, query, place) {
    if (resource.kind === 'queues' ||
        resource.kind === 'topics' ||
        resource.kind === 'subscriptions' ||
        resource.kind === 'rules') {
        const page = (0, resource_1.pageIn)(query);
        return page instanceof request_1.Refusal ? page : list(resource, page, place);
    }
    const entry = entryOf(resource, place);
    if (!(entry instanceof core_1.BrokerError))
        return { status: 200, body: (0, atom_1.entryText)(entry) };
    // What is no queue or topic is answered with a list of nothing.
    if (resource.kind === 'entity' && entry.condition === 'amqp:not-found')
        return { status: 200, body: (0, atom_1.emptyFeedText)(place.address(resource.name), place.now) };
    return (0, refusals_1.refusalOf)(entry);
}
function list(resource, { skip, top }, place) {
    const entries = entriesOf(resource, place);
    if (entries instanceof core_1.BrokerError)
        return (0, refusals_1.refusalOf)(entries);
    const path = listPath(resource);
    const address = place.address(path);
    const end = skip + top;
    const next = end < entries.length ? `${address}?$skip=${end}&$top=${top}` : undefined;
    const shown = entries.slice(skip, end).map((make) => make());
    return { status: 200, body: (0, atom_1.feedText)(address, path, shown, place.now, next) };
}
function listPath(resource) {
    switch (resource.kind) {
        case 'queues':
        case 'topics':
            return `$Resources/${resource.kind}`;
        case 'subscriptions':
            return `${resource.topic}/Subscriptions`;
        case 'rules':
            return `${pathOf(resource.topic, resource.subscription)}/Rules`;
    }
}
/** All of a list, each made when it is asked for: a page is a hundred of them. */
function entriesOf(resource, place) {
    const { look } = place.broker;
    if (resource.kind === 'rules') {
        const rules = look.rules(pathOf(resource.topic, resource.subscription));
        return rules instanceof core_1.BrokerError ? rules : rules.map((rule) => () => ruleEntry(resource, rule, place));
    }
    const found = resource.kind === 'subscriptions'
        ? look.subscriptions(resource.topic)
        : look.list(resource.kind === 'queues' ? 'queue' : 'topic');
    return found instanceof core_1.BrokerError ? found : found.map((one) => () => place.ofEntity(one));
}
function ruleEntry({ topic, subscription }, description, place) {
    const { name } = description.rule;
    const created = (0, entities_1.timeText)(description.createdAt);
    return place.entry(`${pathOf(topic, subscription)}/Rules/${name}`, name, [created, created], {
        description: 'RuleDescription',
        content: (0, rule_xml_1.ruleXml)(description),
    });
}
function entryOf(resource, place) {
    const { look, namespace } = place.broker;
    switch (resource.kind) {
        case 'namespace': {
            const { name, tier, createdAt } = namespace;
            const created = (0, entities_1.timeText)(createdAt);
            return place.entry('$namespaceinfo', name, [created, created], {
                description: 'NamespaceInfo',
                content: [
                    (0, xml_1.element)('CreatedTime', created),
                    (0, xml_1.element)('MessagingSKU', tier),
                    tier === 'Premium' ? (0, xml_1.element)('MessagingUnits', '1') : undefined,
                    (0, xml_1.element)('ModifiedTime', created),
                    (0, xml_1.element)('Name', name),
                    (0, xml_1.element)('NamespaceType', 'Messaging'),
                ],
            });
        }
        case 'rule': {
            const rules = look.rules(pathOf(resource.topic, resource.subscription));
            if (rules instanceof core_1.BrokerError)
                return rules;
            const rule = rules.find(({ rule: { name } }) => name.toLowerCase() === resource.name.toLowerCase());
            return rule === undefined
                ? new core_1.BrokerError('amqp:not-found', `The rule '${resource.name}' could not be found.`)
                : ruleEntry(resource, rule, place);
        }
        case 'subscription': {
            const found = look.describe(pathOf(resource.topic, resource.name));
            return found instanceof core_1.BrokerError ? found : place.ofEntity(found);
        }
        case 'entity': {
            const found = look.describe(resource.name);
            return found instanceof core_1.BrokerError ? found : place.ofEntity(found);
        }
        default:
            return new core_1.BrokerError('amqp:not-allowed', 'A list cannot be written.');
    }
}
//# sourceMappingURL=administration.js.map