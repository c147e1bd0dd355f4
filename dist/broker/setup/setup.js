"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SetupCommands = void 0;
const core_1 = require("../core");
/**
 * Collects what a namespace has, in any order, and orders the commands so that each finds what it needs: an entity that
 * forwards needs the one that it forwards to.
 */
class SetupCommands {
    entities = [];
    subscriptions = [];
    forwarding = [];
    queue(name, settings, forwarding) {
        this.entities.push({ kind: 'create', entity: { kind: 'queue', name, settings } });
        this.forward(name, forwarding);
    }
    topic(name, settings) {
        this.entities.push({ kind: 'create', entity: { kind: 'topic', name, settings } });
    }
    /** @param rules all that it has; without any it gets no message */
    subscription(topic, name, settings, rules, forwarding) {
        const subscription = (0, core_1.addressText)({ name: topic, subscription: name, subqueue: undefined });
        const [first, ...others] = rules;
        this.subscriptions.push({ kind: 'create', entity: { kind: 'subscription', topic, name, settings }, rule: first }, ...others.map((rule) => ({ kind: 'add-rule', subscription, rule })));
        if (first === undefined)
            this.subscriptions.push({ kind: 'remove-rule', subscription, name: core_1.DEFAULT_RULE.name });
        this.forward(subscription, forwarding);
    }
    get commands() {
        return [...this.entities, ...this.subscriptions, ...this.forwarding];
    }
    forward(entity, forwarding) {
        const settings = Object.fromEntries(Object.entries(forwarding).filter(([, name]) => name !== undefined));
        if (Object.keys(settings).length > 0)
            this.forwarding.push({ kind: 'update', entity, settings });
    }
}
exports.SetupCommands = SetupCommands;
//# sourceMappingURL=setup.js.map