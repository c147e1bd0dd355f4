"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isReplaced = isReplaced;
exports.reviewReplacements = reviewReplacements;
const rules_1 = require("../../rules");
const HOLDS_MESSAGES = new Map(Object.entries({
    azurerm_servicebus_namespace: 'namespace',
    azurerm_servicebus_topic: 'topic',
    azurerm_servicebus_queue: 'queue',
    azurerm_servicebus_subscription: 'subscription',
}));
const TYPES = [...HOLDS_MESSAGES.keys()];
/** What everything below belongs to. */
const IS_PARENT = new Set(['azurerm_servicebus_namespace', 'azurerm_servicebus_topic']);
function isReplaced({ kind }) {
    return kind === 'delete-then-create' || kind === 'create-then-delete';
}
/** Replacements and deletions of what holds messages; what goes with its topic or namespace is told with that. */
function reviewReplacements({ before, changes }, previous) {
    const old = new Map(before.resources.map((resource) => [resource.address, resource]));
    const gone = changes
        .filter((change) => isReplaced(change) || change.kind === 'delete')
        .flatMap((change) => {
        const resource = old.get(previous(change.address));
        return resource !== undefined && TYPES.includes(resource.type) ? [{ change, resource }] : [];
    });
    const byAddress = new Map(gone.map((one) => [one.resource.address, one]));
    const parentOf = ({ resource }) => {
        const argument = resource.type === 'azurerm_servicebus_subscription' ? 'topic_id' : 'namespace_id';
        const target = before.resolve(resource, argument);
        return target.kind === 'resource' ? byAddress.get(target.resource.address) : undefined;
    };
    const rootOf = (one) => {
        const parent = parentOf(one);
        return parent === undefined ? one : rootOf(parent);
    };
    const carried = new Map();
    for (const root of gone.map(rootOf))
        carried.set(root, (carried.get(root) ?? 0) + 1);
    return [...carried]
        .sort(([a], [b]) => TYPES.indexOf(a.resource.type) - TYPES.indexOf(b.resource.type))
        .map(([root, count]) => remarkOn(root, count - 1));
}
function remarkOn({ change, resource }, carried) {
    const isParent = IS_PARENT.has(resource.type);
    // What forwards everything keeps nothing.
    const isKeeping = !isForwarding(resource);
    const inside = isParent
        ? ` and in everything that belongs to it${carried === 0 ? '' : ` (${(0, rules_1.counted)(carried, 'resource')} in it go along)`}`
        : '';
    const lost = isKeeping
        ? `**messages that wait in it${inside} are lost**`
        : 'it forwards, so that only messages on their way are lost';
    const order = change.kind === 'create-then-delete'
        ? '; the new one comes first, and Azure refuses a second one of the same name'
        : '';
    const gate = isParent ? 'replacement' : 'message-loss';
    return {
        code: isReplaced(change) ? 'replacement' : 'deletion',
        subject: change.address,
        text: `the ${HOLDS_MESSAGES.get(resource.type)} ${isReplaced(change) ? `is replaced${why(change)}` : 'is deleted'}: ${lost}${order}`,
        ...((isParent || isKeeping) && { gate }),
    };
}
function isForwarding({ values }) {
    return values.forward_to !== undefined && values.forward_to !== null && values.forward_to !== '';
}
/** Why Terraform replaces something that no argument asks for. @see `action_reason` in the JSON format of plans */
const REASONS = new Map(Object.entries({
    replace_because_tainted: 'Terraform has it as tainted (`terraform untaint` keeps it)',
    replace_by_request: '`-replace` asks for it',
    replace_by_triggers: '`replace_triggered_by` asks for it',
}));
function why({ because, reason }) {
    if (because.length > 0)
        return `, since ${because.map((argument) => `\`${argument}\``).join(' and ')} ${because.length === 1 ? 'changes' : 'change'}`;
    const said = REASONS.get(reason ?? '');
    return said === undefined ? '' : `, since ${said}`;
}
//# sourceMappingURL=replacement-review.js.map