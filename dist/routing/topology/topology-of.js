"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.topologyOf = topologyOf;
const resource_1 = require("../../terraform/resource");
const access_1 = require("./access");
const default_rule_1 = require("./default-rule");
const deployed_rules_1 = require("./deployed-rules");
const entity_reader_1 = require("./entity-reader");
const fact_1 = require("./fact");
const forward_reader_1 = require("./forward-reader");
const listing_1 = require("./listing");
const loose_rules_1 = require("./loose-rules");
const missing_1 = require("./missing");
const not_understood_1 = require("./not-understood");
const places_1 = require("./places");
const said_1 = require("./said");
const tier_1 = require("./tier");
/** The topology of a document, with everything that could not be resolved beside what depends on it. */
function topologyOf(document) {
    return new Builder(document).build();
}
class Builder {
    document;
    places;
    entities;
    defaults;
    topics = new Map();
    queues = new Map();
    subscriptions = new Map();
    /** What may add to, or change, anything. */
    hidden;
    /** The same, as much of it as is told of one thing. */
    mayAdd;
    /** Subscriptions that may be of any topic. */
    ofAnyTopic = new missing_1.Missing();
    /** What may make what is known another than it is written. */
    doubt;
    unresolved = [];
    unplaced = [];
    loose = new loose_rules_1.LooseRules();
    constructor(document) {
        this.document = document;
        this.places = new places_1.Places(document);
        this.hidden = (0, not_understood_1.notUnderstood)(document);
        const mayAdd = new missing_1.Missing();
        mayAdd.add(this.hidden);
        this.mayAdd = mayAdd.reasons;
        this.doubt = this.hidden.find(({ effect }) => effect === 'other');
        this.entities = new entity_reader_1.EntityReader(this.doubt);
        this.defaults = new default_rule_1.DefaultRules(document);
    }
    build() {
        for (const resource of this.places.ofType('azurerm_servicebus_topic'))
            this.addTopic(resource);
        for (const resource of this.places.ofType('azurerm_servicebus_queue'))
            this.addQueue(resource);
        for (const resource of this.places.ofType('azurerm_servicebus_subscription'))
            this.addSubscription(resource);
        for (const resource of this.places.ofType('azurerm_servicebus_subscription_rule'))
            this.addRule(resource);
        this.loose.share((candidates) => this.mayBe(this.subscriptions, candidates));
        this.doubtTopics();
        for (const draft of this.topics.values())
            this.finishTopic(draft);
        const topics = [...this.topics.values()].map(({ topic }) => topic);
        const queues = [...this.queues.values()];
        this.forwardAll([...topics, ...queues]);
        for (const all of [topics, queues])
            (0, listing_1.label)(all);
        return {
            path: this.document.path,
            topics: (0, listing_1.sorted)(topics),
            queues: (0, listing_1.sorted)(queues),
            access: (0, access_1.accessOf)(this.places),
            unplacedRules: this.unplaced,
            assumptions: this.places.assumptions(),
            unresolved: (0, listing_1.partsOf)([
                ...this.hidden,
                ...this.unresolved,
                ...this.entities.unresolved,
                ...this.unplaced.flatMap(deployed_rules_1.unresolvedOf),
                ...topics.flatMap(({ subscriptions }) => [
                    ...(0, fact_1.missingOf)(subscriptions),
                    ...(0, fact_1.knownOf)(subscriptions).flatMap(({ rules }) => [
                        ...(0, fact_1.missingOf)(rules),
                        ...(0, fact_1.knownOf)(rules).flatMap(deployed_rules_1.unresolvedOf),
                    ]),
                ]),
            ]),
        };
    }
    addTopic(resource) {
        const namespace = this.places.namespaceOf(resource);
        if (namespace.kind === 'unknown')
            this.report(resource, 'namespace_id', namespace.why);
        const missing = new missing_1.Missing();
        if (resource.mode === 'data' || resource.presence === 'imported') {
            const problem = 'this topic is made elsewhere, and may have further subscriptions';
            missing.add([{ address: resource.address, argument: '', problem }]);
        }
        const draft = {
            topic: {
                kind: 'topic',
                ...this.entities.entity(resource),
                ...this.perhapsThere(resource),
                ...this.entities.duplicateDetection(resource),
                ...this.entities.capacity(resource),
                tier: (0, tier_1.tierOf)(resource, namespace, this.doubt),
                namespace: this.places.namespaceKey(namespace),
                label: '',
                subscriptions: (0, fact_1.listed)([], []),
                ...this.said(resource),
            },
            drafts: [],
            missing,
        };
        this.topics.set(resource.address, draft);
        return draft;
    }
    addQueue(resource) {
        const namespace = this.places.namespaceOf(resource);
        if (namespace.kind === 'unknown')
            this.report(resource, 'namespace_id', namespace.why);
        this.queues.set(resource.address, {
            kind: 'queue',
            ...this.entities.entity(resource),
            ...this.perhapsThere(resource),
            ...this.entities.receiving(resource),
            ...this.entities.duplicateDetection(resource),
            ...this.entities.capacity(resource),
            tier: (0, tier_1.tierOf)(resource, namespace, this.doubt),
            ...forward_reader_1.NO_FORWARDING,
            namespace: this.places.namespaceKey(namespace),
            label: '',
        });
    }
    addSubscription(resource) {
        const target = this.places.topicOf(resource);
        const draft = {
            resource,
            subscription: {
                kind: 'subscription',
                ...this.entities.entity(resource),
                ...this.entities.receiving(resource),
                ...forward_reader_1.NO_FORWARDING,
                topic: undefined,
                rules: (0, fact_1.listed)([], []),
                deadLettersFilterErrors: this.entities.deadLettersFilterErrors(resource),
            },
            rules: [],
            missing: [],
        };
        this.subscriptions.set(resource.address, draft);
        if (target.kind === 'unknown' || target.kind === 'absent') {
            const why = target.kind === 'unknown' ? target.why : 'it has none';
            this.report(resource, 'topic_id', why);
            const problem = `its topic is not known: ${why}`;
            const missing = [{ address: resource.address, argument: 'topic_id', problem }];
            const candidates = target.kind === 'unknown' ? target.candidates : undefined;
            if (candidates === undefined)
                this.ofAnyTopic.add(missing);
            else
                for (const topic of this.mayBe(this.topics, candidates))
                    topic.missing.add(missing);
            return;
        }
        const topic = target.kind === 'resource'
            ? (this.topics.get(target.resource.address) ?? this.topicElsewhere(target.resource.address))
            : this.topicElsewhere(target.id);
        if (resource.perhaps !== undefined) {
            const problem = `whether it is there, or how often, is not known: ${resource.perhaps}`;
            this.report(resource, '', problem);
            topic.missing.add([{ address: resource.address, argument: '', problem }]);
            return;
        }
        draft.subscription.topic = topic.topic;
        topic.drafts.push(draft);
    }
    /** A topic or queue of which it is not known whether it is there: then it is not known either whether it takes messages. */
    perhapsThere(resource) {
        if (resource.perhaps === undefined)
            return {};
        const problem = `whether it is there, or how often, is not known: ${resource.perhaps}`;
        return { status: this.entities.report(resource, '', problem) };
    }
    addRule(resource) {
        const rule = (0, deployed_rules_1.readRule)(resource, this.doubt);
        const { name } = resource.values;
        if (name instanceof resource_1.Reference)
            this.report(resource, 'name', `it is ${(0, deployed_rules_1.textOf)(name)}`);
        const target = this.places.subscriptionOf(resource);
        if (target.kind === 'resource' || target.kind === 'id') {
            const address = target.kind === 'resource' ? target.resource.address : target.id;
            const draft = this.subscriptions.get(address) ?? this.subscriptionElsewhere(address);
            if (resource.perhaps === undefined)
                draft.rules.push(rule);
            else
                this.addPossible(draft, rule, resource.perhaps);
            return;
        }
        const why = target.kind === 'unknown' ? target.why : 'it has none';
        this.report(resource, 'subscription_id', why);
        this.unplaced.push(rule);
        this.loose.add(rule, target.kind === 'unknown' ? target.candidates : undefined, why);
    }
    /** A rule that may not be there, or several times: two say that a message may come twice by it. */
    addPossible({ missing }, rule, why) {
        const problem = `whether it is there, or how often, is not known: ${why}`;
        const one = { address: rule.resource.address, argument: '', problem, rule };
        missing.push(one, one);
    }
    /** A topic that is read may be one of the others, where a name is not known: then its subscriptions are those of that. */
    doubtTopics() {
        const resources = new Map(this.places.ofType('azurerm_servicebus_topic').map((one) => [one.address, one]));
        const drafts = [...this.topics.values()];
        const isRead = ({ topic, drafts: { length } }) => length > 0 && resources.get(topic.address)?.mode !== 'managed';
        const allRead = drafts.filter(isRead).map(({ topic }) => ({ topic, source: resources.get(topic.address) }));
        const problem = 'whether this is another topic is not known, since a namespace or a name is not';
        for (const { topic, missing } of drafts) {
            const isCreated = resources.get(topic.address)?.presence === 'created';
            for (const { topic: read, source } of allRead) {
                if (missing.isFull)
                    break;
                // What is there already is not what is made now.
                const isNew = source !== undefined && isCreated;
                if (topic === read || (isNew && typeof source.values.id === 'string'))
                    continue;
                if ((0, listing_1.mayBeSame)(topic, read))
                    missing.add([{ address: read.address, argument: '', problem }]);
            }
        }
    }
    /** What something may belong to: the candidates, or everything where they are not known. */
    mayBe(all, candidates) {
        if (candidates === undefined)
            return [...all.values()];
        return candidates.flatMap(({ address }) => all.get(address) ?? []);
    }
    /** A topic that the document does not have: only its id is known. */
    topicElsewhere(id) {
        const key = id.toLowerCase();
        const made = this.topics.get(this.places.at(id)?.address ?? key) ?? this.topics.get(key);
        if (made !== undefined)
            return made;
        const { namespace, entity } = (0, places_1.coordinatesOf)(id);
        const problem = 'this topic is made elsewhere, and may have further subscriptions';
        const draft = {
            topic: {
                kind: 'topic',
                ...this.entities.elsewhere(id, entity),
                detectsDuplicates: this.entities.unknownElsewhere(id),
                duplicateWindow: this.entities.unknownElsewhere(id),
                ...this.entities.capacityElsewhere(id),
                tier: this.entities.unknownElsewhere(id),
                namespace: namespace ?? '',
                label: '',
                subscriptions: (0, fact_1.listed)([], []),
                contract: undefined,
                setBySenders: undefined,
                systemProperties: undefined,
                observers: {},
                claims: [],
            },
            drafts: [],
            missing: new missing_1.Missing(),
        };
        draft.missing.add([{ address: id, argument: '', problem }]);
        this.topics.set(key, draft);
        return draft;
    }
    /** A subscription that the document does not have: only its id, and some of its rules, are known. */
    subscriptionElsewhere(id) {
        const { subscription: name } = (0, places_1.coordinatesOf)(id);
        const topic = this.topicElsewhere(id.replace(/\/subscriptions\/[^/]+$/i, ''));
        const draft = {
            resource: undefined,
            subscription: {
                kind: 'subscription',
                ...this.entities.elsewhere(id, name),
                ...this.entities.receivingElsewhere(id),
                topic: topic.topic,
                rules: (0, fact_1.listed)([], []),
                deadLettersFilterErrors: this.entities.unknownElsewhere(id),
            },
            rules: [],
            missing: [
                { address: id, argument: '', problem: 'this subscription is made elsewhere, and may have further rules' },
            ],
        };
        this.subscriptions.set(id, draft);
        topic.drafts.push(draft);
        return draft;
    }
    finishTopic({ topic, drafts, missing }) {
        for (const { resource, subscription, rules, missing: missingRules } of drafts) {
            subscription.topic = topic;
            const further = [...this.mayAdd, ...missingRules];
            const found = resource === undefined ? { rules, missing: [] } : this.defaults.with(resource, rules, further);
            const sortedRules = [...found.rules].sort((a, b) => (a.name < b.name ? -1 : 1));
            subscription.rules = (0, fact_1.listed)(sortedRules, [...further, ...found.missing]);
        }
        const subscriptions = (0, listing_1.sorted)(drafts.map(({ subscription }) => subscription));
        topic.subscriptions = (0, fact_1.listed)(subscriptions, (0, fact_1.distinct)([...this.mayAdd, ...missing.reasons, ...this.ofAnyTopic.reasons]));
    }
    forwardAll(targets) {
        const reader = new forward_reader_1.ForwardReader(this.document, this.places, this.entities, targets, this.doubt);
        for (const { topic, drafts } of this.topics.values()) {
            for (const { resource, subscription } of drafts)
                if (resource !== undefined)
                    Object.assign(subscription, reader.read(resource, topic.namespace));
        }
        for (const resource of this.places.ofType('azurerm_servicebus_queue')) {
            const queue = this.queues.get(resource.address);
            if (queue !== undefined)
                Object.assign(queue, reader.read(resource, queue.namespace));
        }
        // Of a subscription in a topic that is not known, what it has is not known to be in any topic either.
        for (const { resource, subscription, rules } of this.subscriptions.values()) {
            if (subscription.topic !== undefined || resource === undefined)
                continue;
            this.unplaced.push(...rules);
            reader.read(resource, '');
        }
    }
    /** What this project's constructs leave in their JSON; a plan does not have it. */
    said(resource) {
        const { isWhole, ...said } = (0, said_1.saidOfTopic)(resource);
        if (!isWhole)
            this.report(resource, '//.claims', 'a claim has another form than expected');
        return said;
    }
    report({ address }, argument, problem) {
        this.unresolved.push({ address, argument, problem });
    }
}
//# sourceMappingURL=topology-of.js.map