import { argumentAt } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import type { Referring } from '../../document/referring';
import type { Subject } from '../../document/subject';
import { compliant, nonCompliant, notApplicable, Unresolved, type Verdict } from '../../document/verdict';
import { openAmong } from '../addresses';
import { notOnPremium } from './tiers';

/** Whether the network rules of a namespace let in somebody, and not everybody. */
export function judgeNetworkRules(subject: Subject, document: AuditedDocument): Verdict {
  const reason = notOnPremium(subject, 'a set of network rules');
  if (reason !== undefined) return notApplicable(reason);
  if (subject.literal('public_network_access_enabled') === false) {
    return notApplicable('nobody comes from the internet: public_network_access_enabled is false');
  }
  const action = 'network_rule_set.default_action';
  const separate = document.ofType('azurerm_servicebus_namespace_network_rule_set')[0];
  if (!subject.hasRequired('network_rule_set') && separate !== undefined) {
    throw new Unresolved(`${separate.address} may set its network rules, as azurerm 3 did`);
  }
  const observed = subject.observe(action, '"Deny"');
  if (subject.literal(action) !== 'Deny') return nonCompliant(observed);
  const open = openAmong(subject, 'network_rule_set.ip_rules');
  const argument = 'network_rule_set.ip_rules';
  return open === undefined
    ? compliant(observed)
    : nonCompliant({ argument, got: open, expected: 'addresses of somebody, not of everybody' });
}

/** Keys that are set by a resource of their own, for system-assigned identities. */
export function keysOf(subject: Subject, document: AuditedDocument): Referring {
  return document.referring('azurerm_servicebus_namespace_customer_managed_key', 'namespace_id', subject);
}

/** Whether a namespace is paired with one in another region. */
export function judgePairing(subject: Subject, document: AuditedDocument): Verdict {
  const reason = notOnPremium(subject, 'pairing');
  if (reason !== undefined) return notApplicable(reason);
  const type = 'azurerm_servicebus_namespace_disaster_recovery_config';
  const ends = [
    ['primary_namespace_id', 'partner_namespace_id'],
    ['partner_namespace_id', 'primary_namespace_id'],
  ] as const;
  const expected = 'a pairing with a namespace in another region, as the first or as the partner';
  let unknown: string | undefined;
  let found = 'none';
  for (const [own, other] of ends) {
    const pairings = document.referring(type, own, subject);
    for (const pairing of pairings.certain) {
      const partner = document.target(pairing, other);
      const [here, there] = [regionOf(subject), partner && regionOf(partner)];
      if (here === undefined || there === undefined) {
        unknown = `nothing tells whether both of ${pairing.address} are in one region`;
      } else if (here === there) found = `${pairing.address}, with both in ${here}`;
      else return compliant({ argument: '', got: pairing.address, expected });
    }
    unknown ??= pairings.open;
  }
  if (unknown !== undefined) throw new Unresolved(unknown);
  return nonCompliant({ argument: '', got: found, expected });
}

/** Azure takes "West Europe" and "westeurope" for the same; `undefined` where only Terraform knows. */
function regionOf({ values }: Subject): string | undefined {
  const location = argumentAt(values, 'location');
  return typeof location === 'string' ? location.toLowerCase().replaceAll(' ', '') : undefined;
}
