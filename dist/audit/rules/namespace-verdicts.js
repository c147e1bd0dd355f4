"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.judgeNetworkRules = judgeNetworkRules;
exports.keysOf = keysOf;
exports.judgePairing = judgePairing;
const terraform_1 = require("../../terraform");
const verdict_1 = require("../verdict");
const addresses_1 = require("./addresses");
const tiers_1 = require("./tiers");
/** Whether the network rules of a namespace let in somebody, and not everybody. */
function judgeNetworkRules(subject, document) {
    const reason = (0, tiers_1.notOnPremium)(subject, 'a set of network rules');
    if (reason !== undefined)
        return (0, verdict_1.notApplicable)(reason);
    if (subject.literal('public_network_access_enabled') === false) {
        return (0, verdict_1.notApplicable)('nobody comes from the internet: public_network_access_enabled is false');
    }
    const action = 'network_rule_set.default_action';
    const separate = document.ofType('azurerm_servicebus_namespace_network_rule_set')[0];
    if (!subject.hasRequired('network_rule_set') && separate !== undefined) {
        throw new verdict_1.Unresolved(`${separate.address} may set its network rules, as azurerm 3 did`);
    }
    const observed = subject.observe(action, '"Deny"');
    if (subject.literal(action) !== 'Deny')
        return (0, verdict_1.nonCompliant)(observed);
    const open = (0, addresses_1.openAmong)(subject, 'network_rule_set.ip_rules');
    const argument = 'network_rule_set.ip_rules';
    return open === undefined
        ? (0, verdict_1.compliant)(observed)
        : (0, verdict_1.nonCompliant)({ argument, got: open, expected: 'addresses of somebody, not of everybody' });
}
/** Keys that are set by a resource of their own, for system-assigned identities. */
function keysOf(subject, document) {
    return document.referring('azurerm_servicebus_namespace_customer_managed_key', 'namespace_id', subject);
}
/** Whether a namespace is paired with one in another region. */
function judgePairing(subject, document) {
    const reason = (0, tiers_1.notOnPremium)(subject, 'pairing');
    if (reason !== undefined)
        return (0, verdict_1.notApplicable)(reason);
    const type = 'azurerm_servicebus_namespace_disaster_recovery_config';
    const ends = [
        ['primary_namespace_id', 'partner_namespace_id'],
        ['partner_namespace_id', 'primary_namespace_id'],
    ];
    const expected = 'a pairing with a namespace in another region, as the first or as the partner';
    let unknown;
    let found = 'none';
    for (const [own, other] of ends) {
        const pairings = document.referring(type, own, subject);
        for (const pairing of pairings.certain) {
            const partner = document.target(pairing, other);
            const [here, there] = [regionOf(subject), partner && regionOf(partner)];
            if (here === undefined || there === undefined) {
                unknown = `nothing tells whether both of ${pairing.address} are in one region`;
            }
            else if (here === there)
                found = `${pairing.address}, with both in ${here}`;
            else
                return (0, verdict_1.compliant)({ argument: '', got: pairing.address, expected });
        }
        unknown ??= pairings.open;
    }
    if (unknown !== undefined)
        throw new verdict_1.Unresolved(unknown);
    return (0, verdict_1.nonCompliant)({ argument: '', got: found, expected });
}
/** Azure takes "West Europe" and "westeurope" for the same; `undefined` where only Terraform knows. */
function regionOf({ values }) {
    const location = (0, terraform_1.argumentAt)(values, 'location');
    return typeof location === 'string' ? location.toLowerCase().replaceAll(' ', '') : undefined;
}
//# sourceMappingURL=namespace-verdicts.js.map