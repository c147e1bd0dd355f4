"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewResources = reviewResources;
const routing_1 = require("../../routing");
const azapi_1 = require("../../routing/topology/azapi");
const fault_1 = require("./fault");
const names_1 = require("./names");
const pairs_1 = require("./pairs");
const settings_review_1 = require("./settings-review");
const IS_OURS = /^azurerm_servicebus_/;
/** What changes of the arguments of everything that is Service Bus, and what of new resources is not known. */
function reviewResources({ before, after, changes }, topologyBefore, topologyAfter, previous, subjectOf) {
    const old = new Map(before.resources.map((resource) => [resource.address, (0, azapi_1.asAzurerm)(resource) ?? resource]));
    const sameName = renamedAddresses(topologyBefore, topologyAfter, previous);
    const kinds = new Map(changes.map(({ address, kind }) => [address, kind]));
    const described = after.resources.map((resource) => (0, azapi_1.asAzurerm)(resource) ?? resource);
    const ours = described.filter(({ type, mode }) => IS_OURS.test(type) && mode === 'managed');
    const quiet = new Map();
    const reviewOne = (resource) => {
        const { address } = resource;
        const now = { document: after, resource };
        const was = old.get(previous(address)) ?? old.get(sameName.get(address) ?? '');
        // What is no longer looked after stays as it is.
        if (kinds.get(address) === 'forget')
            return [];
        const subject = subjectOf(address);
        if (was === undefined || was.type !== resource.type)
            return (0, settings_review_1.reviewNewSettings)(now, previous, subject);
        return (0, settings_review_1.settingChanges)({ document: before, resource: was }, now, previous, subject).flatMap(({ remark }) => {
            if (remark.code !== 'tags')
                return [remark];
            quiet.set(remark.text, [...(quiet.get(remark.text) ?? []), address]);
            return [];
        });
    };
    const remarks = ours.flatMap((resource) => (0, fault_1.saidOf)(resource.address, () => reviewOne(resource)));
    return [...remarks, ...[...quiet].map(([what, addresses]) => quietly(what, addresses)), ...unnamed(ours)];
}
/** What changes no message and nobody's access: one line for all resources. */
function quietly(what, addresses) {
    const [only] = addresses;
    if (addresses.length === 1 && only !== undefined)
        return { code: 'tags', subject: only, text: `${what} changes, which does nothing to messages` };
    return {
        code: 'tags',
        subject: 'Terraform',
        text: `${what} of ${(0, names_1.namesOf)(addresses)} changes, which does nothing to messages`,
    };
}
/** Names that only the apply tells, said once. */
function unnamed(resources) {
    const addresses = resources.filter(({ values }) => typeof values.name === 'object' && values.name !== null);
    const [first] = addresses;
    if (first === undefined)
        return [];
    const names = (0, names_1.namesOf)(addresses.map(({ address }) => address));
    const text = addresses.length === 1
        ? 'its name is known only after apply; its address stands for it here'
        : `the names of ${names} are known only after apply; their addresses stand for them here`;
    return [{ code: 'known-after-apply', subject: addresses.length === 1 ? first.address : 'names', text }];
}
function subscriptionsOf(topic) {
    return topic === undefined ? [] : (0, routing_1.knownOf)(topic.subscriptions);
}
/** Addresses before of what has another address and the same name, though nothing says that it moved. */
function renamedAddresses(before, after, previous) {
    const topics = (0, pairs_1.topicPairs)(before, after, previous);
    const subscriptions = topics.flatMap(({ before: old, after: now }) => (0, pairs_1.pairsOf)(subscriptionsOf(old), subscriptionsOf(now), previous));
    const queues = (0, pairs_1.pairsOf)(before.queues, after.queues, previous, pairs_1.placeKey);
    return new Map([...topics, ...subscriptions, ...queues].flatMap(({ before: old, after: now }) => old === undefined || now === undefined ? [] : [[now.address, old.address]]));
}
//# sourceMappingURL=resource-review.js.map