"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceBusTopicBase = void 0;
const cdktf_1 = require("cdktf");
const rules_1 = require("../rules");
const access_key_1 = require("./access-key");
const address_1 = require("./address");
const mixed_types_1 = require("./mixed-types");
const service_bus_construct_1 = require("./service-bus-construct");
const shapes_1 = require("./shapes");
const subscription_1 = require("./subscription");
/** What one topic can have. https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas */
const MOST_SUBSCRIPTIONS = 2000;
const MOST_SQL_FILTERS = 2000;
const MOST_CORRELATION_FILTERS = 100_000;
/** A topic, made here or by somebody else: what subscriptions are added to. */
class ServiceBusTopicBase extends service_bus_construct_1.ServiceBusConstruct {
    ownSubscriptions = [];
    accessKeys = [];
    claims = [];
    claimMistakes = [];
    hasWarned = false;
    /** The subscriptions that this app adds, by name. */
    get subscriptions() {
        return [...this.ownSubscriptions].sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    /** Adds a subscription: one kind of job, started by the messages that its rules match. */
    addSubscription(name, options) {
        this.refuseName('subscription', name, this.ownSubscriptions);
        return new subscription_1.ServiceBusSubscription(this, name, { ...options, topic: this });
    }
    /**
     * Lets somebody send to this topic and do nothing else, once all rules are in place: what is sent earlier would
     * reach no subscription, and be lost.
     */
    grantSend(principal) {
        return this.namespace._grant({
            scope: this,
            id: `send-${principal.principalName}`,
            principal,
            role: 'Azure Service Bus Data Sender',
            path: `/topics/${this.name}`,
            at: this.topicId,
            after: (0, access_key_1.afterRulesOf)(this),
        });
    }
    /**
     * Adds a key (SAS) that allows one thing with this topic. A secret that anybody can use and that stays in
     * Terraform's state: `grantSend` needs none. The grounds become a waiver of SB-AUTH-002, for auditors.
     */
    addAccessKey(name, right, grounds) {
        const key = new access_key_1.AccessKey(this, name, { opens: this, right, grounds });
        this.accessKeys.push(key);
        return key;
    }
    /**
     * Each of the messages must start exactly one job: one of the subscriptions gets it, once, and no other. Like the
     * other claims it is proved by `scheduler check` and `scheduler prove`, for all messages, or refuted with one.
     *
     * @param claim what is claimed, in a sentence for whoever reads the proof
     */
    mustDeliverExactlyOnce(claim, options) {
        this.claim('exactly-once', claim, options);
    }
    /** No message may reach two of the subscriptions. */
    mustNeverOverlap(claim, options) {
        this.claim('never-overlap', claim, options);
    }
    /** Each of the messages must reach at least one of the subscriptions. */
    mustCover(claim, options) {
        this.claim('cover', claim, options);
    }
    /**
     * None of the messages may reach any of the subscriptions. Isolation of a tenant:
     *
     * ```ts
     * topic.mustNotReach('only acme reaches its own job', {
     *   subscriptions: ['acme-train'],
     *   except: SqlFilter.parse("tenant = 'acme'"),
     * });
     * ```
     */
    mustNotReach(claim, options) {
        this.claim('not-reach', claim, options);
    }
    claim(kind, name, options) {
        const inspection = new rules_1.Inspection();
        const usable = shapes_1.CLAIM_OPTIONS.inspect(options, '', inspection);
        this.claimMistakes.push(...inspection.problems.map((problem) => `claim "${name}": ${problem}`));
        if (usable === rules_1.UNUSABLE)
            return;
        this.claims.push({ kind, name, ...usable });
        this.sayClaims();
    }
    /** The claims, with the observers that the topic has by now. */
    get resolvedClaims() {
        const observers = Object.keys(this.observers);
        return this.claims.map((claim) => (claim.subscriptions === undefined ? { observers, ...claim } : claim));
    }
    sayClaims() {
        if (this.claims.length > 0)
            this.say('claims', this.resolvedClaims.map(rules_1.claimToJson));
    }
    /** The subscriptions that are meant to get what others get too, and why. */
    get observers() {
        const observing = this.subscriptions.map(({ name, options }) => [name, options.observes]);
        return Object.fromEntries(observing.filter(([, reason]) => reason !== undefined));
    }
    /** Leaves what the messages look like in the JSON, for the tools that read it and not this code. */
    describeContract() {
        if (this.contract === undefined)
            return;
        this.say('contract', this.contract.jsonSchema());
        if (this.contract.system !== undefined)
            this.say('setBySenders', this.contract.system);
        const systemProperties = this.contract.systemSchema();
        if (systemProperties !== undefined)
            this.say('systemProperties', systemProperties);
    }
    /** What programs take from the subscriptions, with their construct paths. */
    get consumed() {
        return this.subscriptions.flatMap((subscription) => subscription.consumed);
    }
    get forwards() {
        return this.ownSubscriptions.flatMap((subscription) => subscription.forwards);
    }
    /** What has to exist before the first message is sent, for a `depends_on`: the addresses of all rules. */
    get ruleAddresses() {
        return this.subscriptions.flatMap((subscription) => subscription.rules.map((rule) => (0, address_1.dependency)(rule.resource)));
    }
    /** @internal */
    _register(subscription) {
        this.ownSubscriptions.push(subscription);
        if (subscription.options.observes === undefined)
            return;
        this.say('observers', this.observers);
        this.sayClaims();
    }
    check(checks) {
        const rules = this.ownSubscriptions.flatMap((subscription) => subscription.rules);
        const sql = rules.filter((rule) => rule.filter.kind === 'sql').length;
        const counts = [
            ['subscriptions', this.ownSubscriptions.length, MOST_SUBSCRIPTIONS, 'spread them over several topics'],
            ['SQL filters', sql, MOST_SQL_FILTERS, 'use correlation filters where text is compared, or several topics'],
            ['correlation filters', rules.length - sql, MOST_CORRELATION_FILTERS, 'spread them over several topics'],
        ];
        for (const [subject, got, most, fix] of counts) {
            checks.require(got <= most, subject, got, `at most ${most} on one topic`, fix);
        }
        (0, access_key_1.checkAccessKeys)(checks, this.accessKeys, 'topic');
        const names = this.ownSubscriptions.map(({ name }) => name);
        checks.distinctNames('subscriptions', names, (index) => names[index] ?? '');
        checks.problems.push(...(this.contract?.problems.map((problem) => (0, rules_1.within)('contract', problem)) ?? []));
        checks.problems.push(...this.claimMistakes);
        for (const claim of this.resolvedClaims) {
            const problems = (0, rules_1.claimProblems)(claim, names, this.contract);
            checks.problems.push(...problems.map((problem) => `claim "${claim.name}": ${problem}`));
        }
        this.warnOfRulesTogether();
    }
    /** Once, and with everything that was added: so when the app is checked. */
    warnOfRulesTogether() {
        if (this.hasWarned)
            return;
        this.hasWarned = true;
        const mixed = (0, mixed_types_1.mixedTypesOf)(this, ({ options }) => options.acknowledge?.['mixed-types'] === undefined);
        if (mixed.length > 0)
            cdktf_1.Annotations.of(this).addWarning(`${(0, rules_1.mixedText)(mixed)} (mixed-types)`);
        const receivers = this.subscriptions
            .filter(({ options }) => options.observes === undefined)
            .map(({ name, rules }) => ({ name, filters: rules.map(({ filter }) => filter) }));
        const shared = (0, rules_1.sharedMessages)(receivers, this.contract);
        if (shared.length > 0)
            cdktf_1.Annotations.of(this).addWarning(`${(0, rules_1.sharedText)(shared)} (shared-messages)`);
    }
}
exports.ServiceBusTopicBase = ServiceBusTopicBase;
//# sourceMappingURL=topic-base.js.map