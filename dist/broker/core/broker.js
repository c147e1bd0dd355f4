"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Broker = void 0;
const administration_1 = require("./administration");
const broker_error_1 = require("./broker-error");
const delivering_1 = require("./delivering");
const describing_1 = require("./describing");
const entity_table_1 = require("./entity-table");
const faults_1 = require("./faults");
const firing_1 = require("./firing");
const forwarding_1 = require("./forwarding");
const kernel_1 = require("./kernel");
const receiving_1 = require("./receiving");
const refusals_1 = require("./refusals");
const restoring_1 = require("./restoring");
const rule_commands_1 = require("./rule-commands");
const sending_1 = require("./sending");
const session_commands_1 = require("./session-commands");
const settling_1 = require("./settling");
const tier_1 = require("./tier");
const transaction_1 = require("./transaction");
/** Service Bus as a state machine: one namespace, from empty or from what a journal has. */
class Broker {
    /** The core that wrote these records, with everything in it that is durable. */
    static restore(records, options) {
        const broker = new Broker(options);
        (0, restoring_1.restoreInto)(broker.kernel, records);
        return broker;
    }
    kernel;
    constructor(options) {
        this.kernel = new kernel_1.Kernel(options);
    }
    run(command, now) {
        this.passUntil(now);
        const answer = (0, faults_1.throttled)(this.kernel, command) ?? this.carryOut(command);
        this.finish();
        return this.outcome(answer);
    }
    advance(now) {
        this.passUntil(now);
        this.finish();
        return this.outcome(undefined);
    }
    nextDue() {
        return this.kernel.due.next();
    }
    refusal(entity, use) {
        const { kernel } = this;
        if (use === 'receive') {
            const store = (0, receiving_1.receivable)(kernel, entity);
            return store instanceof broker_error_1.BrokerError ? store : undefined;
        }
        if (use === 'manage') {
            const place = kernel.entities.find(entity);
            return place instanceof broker_error_1.BrokerError ? place : undefined;
        }
        const sending = kernel.entities.sending(entity);
        if (sending instanceof broker_error_1.BrokerError)
            return sending;
        const error = (0, refusals_1.sendRefusal)(sending);
        // That it is full is told of every message: it may be so no longer.
        return error?.condition === 'com.microsoft:entity-disabled' ? error : undefined;
    }
    maxMessageSize(entity) {
        const place = this.kernel.entities.find(entity);
        return (0, tier_1.maxMessageSize)(this.kernel, place instanceof broker_error_1.BrokerError ? undefined : place.entity);
    }
    describe(entity) {
        const place = this.kernel.entities.find(entity);
        return place instanceof broker_error_1.BrokerError ? place : (0, describing_1.describe)(place.entity);
    }
    list(kind) {
        const all = [...this.kernel.entities.all()].filter((entity) => entity.kind === kind);
        return all.sort(byKey).map(describing_1.describe);
    }
    subscriptions(topic) {
        const place = this.kernel.entities.find(topic);
        if (place instanceof broker_error_1.BrokerError)
            return place;
        if (place.entity.kind !== 'topic')
            return (0, entity_table_1.notFound)(`${place.entity.address}/Subscriptions`);
        return [...place.entity.subscriptions.values()].sort(byKey).map(describing_1.describe);
    }
    rules(subscription) {
        const entity = (0, rule_commands_1.subscriptionAt)(this.kernel, subscription);
        if (entity instanceof broker_error_1.BrokerError)
            return entity;
        const all = [...entity.rules].sort(([a], [b]) => (a < b ? -1 : 1));
        return all.map(([, { definition, createdAt }]) => ({ rule: definition, createdAt }));
    }
    watched(isWatched) {
        this.kernel.isWatched = isWatched;
    }
    snapshot() {
        return (0, restoring_1.snapshotOf)(this.kernel);
    }
    /** Lets everything happen that is due until a time, each at its own. */
    passUntil(now) {
        const { kernel } = this;
        for (let due = kernel.due.take(now); due !== undefined; due = kernel.due.take(now)) {
            // What was added late happens late.
            kernel.now = Math.max(kernel.now, due.at);
            (0, firing_1.fire)(kernel, due.what);
            this.finish();
        }
        kernel.now = Math.max(kernel.now, now);
    }
    finish() {
        (0, forwarding_1.forwardAll)(this.kernel);
        (0, delivering_1.deliverAll)(this.kernel);
    }
    outcome(answer) {
        const { kernel } = this;
        const effects = kernel.effects;
        kernel.effects = [];
        return { answer, effects, journal: kernel.journal.take() };
    }
    carryOut(command) {
        const { kernel } = this;
        switch (command.kind) {
            case 'create':
                return (0, administration_1.create)(kernel, command);
            case 'update':
                return (0, administration_1.update)(kernel, command);
            case 'delete':
                return (0, administration_1.remove)(kernel, command);
            case 'add-rule':
                return (0, rule_commands_1.addRule)(kernel, command);
            case 'remove-rule':
                return (0, rule_commands_1.removeRule)(kernel, command);
            case 'send': {
                if (command.transaction !== undefined) {
                    const error = (0, transaction_1.addToTransaction)(kernel, command.transaction, command);
                    return error ?? { sequenceNumbers: command.messages.map(() => 0) };
                }
                const sending = (0, sending_1.prepareSend)(kernel, command);
                return sending instanceof broker_error_1.BrokerError ? sending : (0, sending_1.sendAll)(kernel, sending);
            }
            case 'cancel-scheduled': {
                if (command.transaction !== undefined)
                    return (0, transaction_1.addToTransaction)(kernel, command.transaction, command);
                const messages = (0, sending_1.scheduledMessages)(kernel, command);
                if (messages instanceof broker_error_1.BrokerError)
                    return messages;
                for (const stored of messages)
                    (0, sending_1.cancel)(kernel, stored);
                return undefined;
            }
            case 'peek':
                return (0, receiving_1.peek)(kernel, command);
            case 'open-receiver':
                return (0, receiving_1.openReceiver)(kernel, command);
            case 'set-credit':
                return (0, receiving_1.setCredit)(kernel, command);
            case 'close-receiver':
                return (0, receiving_1.closeReceiver)(kernel, command);
            case 'receive-deferred':
                return (0, receiving_1.receiveDeferred)(kernel, command);
            case 'settle':
                if (command.transaction !== undefined)
                    return (0, transaction_1.addToTransaction)(kernel, command.transaction, command);
                return (0, settling_1.settle)(kernel, command);
            case 'renew-locks':
                return (0, settling_1.renewLocks)(kernel, command);
            case 'renew-session-lock':
                return (0, session_commands_1.renewSessionLock)(kernel, command);
            case 'get-session-state':
                return (0, session_commands_1.getSessionState)(kernel, command);
            case 'set-session-state':
                return (0, session_commands_1.setSessionState)(kernel, command);
            case 'list-sessions':
                return (0, session_commands_1.listSessions)(kernel, command);
            case 'declare-transaction':
                return (0, transaction_1.declare)(kernel);
            case 'discharge-transaction':
                return (0, transaction_1.discharge)(kernel, command);
            case 'discard':
                return (0, sending_1.discardAll)(kernel, command);
            case 'lose-locks':
                return (0, faults_1.loseLocks)(kernel, command);
            case 'fill':
                return (0, faults_1.fill)(kernel, command);
            case 'throttle':
                return (0, faults_1.throttle)(kernel, command);
        }
    }
}
exports.Broker = Broker;
function byKey(a, b) {
    return a.key < b.key ? -1 : 1;
}
//# sourceMappingURL=broker.js.map