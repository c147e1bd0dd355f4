"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NETWORK_RULES = void 0;
const schema_1 = require("../../../schema");
const terraform_1 = require("../../../terraform");
/**
 * The network rules of a namespace: who is let in, and who no longer.
 *
 * @see shared/facts/azurerm.md section 3; a block that goes changes nothing, and azurerm plans no change then
 */
exports.NETWORK_RULES = {
    isComputed: true,
    decides: 'who can reach it',
    isAccess: true,
    tell: ({ was, is }) => {
        const [before, after] = [doorsOf(was), doorsOf(is)];
        const parts = [
            ...openness(before, after),
            ...differences('let in now: ', after.named, before.named),
            ...differences(after.isOpen ? 'named no longer, which has no effect: ' : '**let in no longer**: ', before.named, after.named),
            ...toggled(before.letsServicesIn, after.letsServicesIn, 'trusted services of Microsoft are let in'),
            ...toggled(before.isPublic, after.isPublic, 'it can be reached from the internet'),
        ];
        const text = parts.length === 0 ? 'nobody more and nobody less is let in' : parts.join('; ');
        return { code: 'access-changed', text: `its network rules change: ${text}` };
    },
};
function openness(before, after) {
    if (before.isOpen === after.isOpen)
        return [];
    return [
        after.isOpen
            ? '**everybody is let in**, before only who was named'
            : 'only who is named is let in, before everybody',
    ];
}
function differences(prefix, these, others) {
    const only = these.filter((one) => !others.includes(one)).map((one) => `\`${one}\``);
    return only.length === 0 ? [] : [`${prefix}${only.join(', ')}`];
}
function toggled(was, is, what) {
    if (was === is)
        return [];
    return [is ? `**${what}**` : `${what} no longer`];
}
function doorsOf(block) {
    const rules = (0, terraform_1.isObject)(block) ? block : {};
    const subnets = [rules.network_rules].flat().map((rule) => (0, terraform_1.argumentAt)(rule, 'subnet_id'));
    const named = [rules.ip_rules, ...subnets].flat().filter((one) => one !== undefined && one !== null);
    return {
        isOpen: rules.default_action !== 'Deny',
        named: named.map(schema_1.plainText),
        letsServicesIn: rules.trusted_services_allowed === true,
        isPublic: rules.public_network_access_enabled !== false,
    };
}
//# sourceMappingURL=network-settings.js.map