"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewLooseRules = reviewLooseRules;
const routing_1 = require("../../routing");
const terraform_1 = require("../../terraform");
const replacement_review_1 = require("./replacement-review");
const shown_1 = require("./settings/shown");
const settings_review_1 = require("./settings-review");
const RULE = 'azurerm_servicebus_subscription_rule';
/**
 * Rules that change and of which the subscription is not part of the document, or not known: what they do is told, and
 * what else their subscription has is not known.
 */
function reviewLooseRules(change, before, after, previous) {
    const [placedBefore, placedAfter] = [rulesIn(before), rulesIn(after)];
    const find = ({ resources }, address) => resources.find((resource) => resource.address === address && resource.type === RULE);
    return change.changes.flatMap(({ address, kind }) => {
        if (kind === 'none' || kind === 'forget')
            return [];
        const [old, now] = [find(change.before, previous(address)), find(change.after, address)];
        const isPlaced = (old === undefined || placedBefore.has(old.address)) && (now === undefined || placedAfter.has(now.address));
        const resource = now ?? old;
        if (isPlaced || resource === undefined)
            return [];
        const subject = subjectOf(resource);
        const rule = subject === resource.address ? '' : `rule \`${resource.address}\` `;
        const unknown = true;
        if (old !== undefined && now !== undefined) {
            const sides = [change.before, change.after];
            const changes = (0, settings_review_1.settingChanges)({ document: sides[0], resource: old }, { document: sides[1], resource: now }, previous, subject, { tellsAll: true });
            const what = changes.map(({ remark }) => remark.text).join('; ');
            const gap = (0, replacement_review_1.isReplaced)({ kind }) ? '; it is made anew' : '';
            const text = `${rule}changes: ${what || 'see the plan'}${gap}; what else its subscription has is not known, so cannot tell which messages change destination`;
            return [{ code: 'loose-rule', subject, text, unknown }];
        }
        if (now !== undefined) {
            const text = `${rule}is new (${filterOf(now)}); what else its subscription has is not known, so cannot tell what it receives`;
            return [{ code: 'loose-rule', subject, text, unknown }];
        }
        const text = `${rule}is deleted (${filterOf(resource)}): messages that only it delivers come **no longer**, and if it is the last one, its subscription receives **nothing** any more`;
        return [{ code: 'loose-rule', subject, text, unknown, gate: 'message-loss' }];
    });
}
function rulesIn({ topics }) {
    const rules = topics.flatMap(({ subscriptions }) => (0, routing_1.knownOf)(subscriptions).flatMap((one) => (0, routing_1.knownOf)(one.rules)));
    return new Set(rules.map(({ resource }) => resource.address));
}
/** `topic/subscription`, as far as the rule says it by an id; else the rule itself. */
function subjectOf(resource) {
    const { subscription_id: id } = resource.values;
    const match = typeof id === 'string' ? /\/topics\/([^/]+)\/subscriptions\/([^/]+)/i.exec(id) : null;
    return match === null || (0, terraform_1.isSensitive)(resource, 'subscription_id') ? resource.address : `${match[1]}/${match[2]}`;
}
function filterOf(resource) {
    const argument = resource.values.filter_type === 'CorrelationFilter' ? 'correlation_filter' : 'sql_filter';
    return `\`${(0, shown_1.shownArgument)(resource, argument, resource.values[argument])}\``;
}
//# sourceMappingURL=loose-rules.js.map