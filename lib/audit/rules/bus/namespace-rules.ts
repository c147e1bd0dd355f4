import { Reference } from '../../../terraform';
import { mustBeAll } from '../../document/referring';
import { compliant, nonCompliant, notApplicable, Unresolved } from '../../document/verdict';
import { type AuditRule, auditRule } from '../audit-rule';
import { literalRule } from '../literal-rule';
import { locksOf } from '../locks';
import { judgePrivateEndpoint } from '../private-endpoints';
import { judgeNetworkRules, judgePairing, keysOf } from './namespace-verdicts';
import { notOnPremium } from './tiers';

const NAMESPACE = ['azurerm_servicebus_namespace'];

/** What a namespace lets in, and how it encrypts. Sources: Azure Policy and checkov, by the ids of each rule. */
export const namespaceRules: readonly AuditRule[] = [
  literalRule({
    id: 'SB-AUTH-001',
    title: 'Clients come with Entra ID, not with a key',
    severity: 'high',
    rationale: 'Whoever has a key has access, is nobody in particular, and keeps access until the key is changed.',
    remediation: 'Set local_auth_enabled = false and grant roles to identities.',
    controls: {
      checkov: ['CKV_AZURE_203'],
      azurePolicy: ['cfb11c26-f069-4c14-8e36-56c394dae5af'],
      benchmark: ['IM-1'],
      others: ['AZR-000178', 'Azure_ServiceBus_AuthN_Disable_Local_Auth'],
    },
    appliesTo: NAMESPACE,
    argument: 'local_auth_enabled',
    allowed: [false],
    unset: 'true',
  }),
  literalRule({
    id: 'SB-TLS-001',
    title: 'Clients use TLS 1.2 or later',
    severity: 'high',
    rationale: 'TLS 1.0 and 1.1 can be broken by somebody on the way.',
    remediation: 'Set minimum_tls_version = "1.2".',
    controls: {
      checkov: ['CKV_AZURE_205'],
      benchmark: ['DP-3'],
      others: ['AZR-000315', 'Azure_ServiceBus_DP_Use_Secure_TLS_Version'],
    },
    appliesTo: NAMESPACE,
    argument: 'minimum_tls_version',
    allowed: ['1.2'],
    unset: '1.2 today',
  }),
  auditRule({
    id: 'SB-NET-001',
    title: 'The namespace cannot be reached from the internet',
    severity: 'high',
    rationale: 'A stolen token works from anywhere as long as the address is public.',
    remediation:
      'On Premium set public_network_access_enabled = false, in network_rule_set too, and add a private endpoint. Other tiers cannot: waive it, or use Premium.',
    controls: {
      checkov: ['CKV_AZURE_204'],
      azurePolicy: ['cbd11fd3-3002-4907-b6c8-579f0e700e13'],
      benchmark: ['NS-2'],
    },
    appliesTo: NAMESPACE,
    judge(subject) {
      // Azure Policy wants both flags off; one that is on decides, whatever the other is.
      const flags = ['public_network_access_enabled', 'network_rule_set.public_network_access_enabled'].filter(
        (flag) => !flag.includes('.') || subject.hasRequired('network_rule_set'),
      );
      const open =
        flags.find((flag) => !(subject.raw(flag) instanceof Reference) && subject.literal(flag) !== false) ??
        flags.find((flag) => subject.literal(flag) !== false);
      return open === undefined
        ? compliant(...flags.map((flag) => subject.observe(flag, 'false')))
        : nonCompliant(subject.observe(open, 'false'));
    },
  }),
  auditRule({
    id: 'SB-NET-002',
    version: 2,
    title: 'Where the internet is let in, only named addresses are',
    severity: 'medium',
    rationale: 'Without rules every address may try.',
    remediation: 'Set network_rule_set.default_action = "Deny" with ip_rules or network_rules.',
    controls: { benchmark: ['NS-2'] },
    appliesTo: NAMESPACE,
    judge: judgeNetworkRules,
  }),
  auditRule({
    id: 'SB-NET-003',
    title: 'The namespace has a private endpoint',
    severity: 'medium',
    rationale: 'Without one, messages go by the public address, or nobody can connect at all.',
    remediation:
      'Add azurerm_private_endpoint with private_connection_resource_id = the namespace and subresource_names = ["namespace"].',
    controls: {
      azurePolicy: ['1c06e275-d63d-4540-b761-71f364c2111d'],
      benchmark: ['NS-2'],
      others: ['KICS azure_paas_private_endpoint_missing'],
    },
    appliesTo: NAMESPACE,
    judge(subject, document) {
      const reason = notOnPremium(subject, 'a private endpoint');
      if (reason !== undefined) return notApplicable(reason);
      return judgePrivateEndpoint(subject, document, 'namespace');
    },
  }),
  literalRule({
    id: 'SB-NET-004',
    title: 'Services of Microsoft are not let past the network rules',
    severity: 'low',
    rationale: 'The exception is for all customers of those services, not only for your own use of them.',
    remediation: 'Set network_rule_set.trusted_services_allowed = false.',
    controls: { benchmark: ['NS-2'] },
    appliesTo: NAMESPACE,
    argument: 'network_rule_set.trusted_services_allowed',
    allowed: [false],
    unset: 'false',
    unsetPasses: true,
    except: (subject) => notOnPremium(subject, 'a set of network rules'),
  }),
  auditRule({
    id: 'SB-ENC-001',
    title: 'Messages are encrypted with a key of your own',
    severity: 'medium',
    rationale: 'Only a key of your own can be taken away from the data, by you.',
    remediation: 'Set customer_managed_key with key_vault_key_id and the identity that may use it.',
    controls: {
      checkov: ['CKV_AZURE_201'],
      azurePolicy: ['295fc8b1-dc9f-4f53-9c61-3f313ceab40a'],
      benchmark: ['DP-5'],
    },
    appliesTo: NAMESPACE,
    judge(subject, document) {
      const reason = notOnPremium(subject, "a key of one's own");
      if (reason !== undefined) return notApplicable(reason);
      const argument = 'customer_managed_key.key_vault_key_id';
      const expected = 'a key';
      if (subject.hasRequired(argument)) return compliant(subject.observe(argument, expected));
      const keys = keysOf(subject, document);
      const [separate] = keys.certain;
      if (separate !== undefined) return compliant({ argument: '', got: separate.address, expected });
      mustBeAll(keys);
      return nonCompliant(subject.observe(argument, expected));
    },
  }),
  auditRule({
    id: 'SB-ENC-002',
    title: 'Messages are encrypted twice',
    severity: 'low',
    rationale: 'A fault in one of the two layers does not lay messages open.',
    remediation:
      'Set customer_managed_key.infrastructure_encryption_enabled = true; it can only be chosen with the key.',
    controls: {
      checkov: ['CKV_AZURE_199'],
      azurePolicy: ['ebaf4f25-a4e8-415f-86a8-42d9155bef0b'],
      benchmark: ['DP-4'],
    },
    appliesTo: NAMESPACE,
    judge(subject, document) {
      const reason = notOnPremium(subject, 'double encryption');
      if (reason !== undefined) return notApplicable(reason);
      const argument = 'customer_managed_key.infrastructure_encryption_enabled';
      const keys = subject.hasRequired('customer_managed_key') ? undefined : keysOf(subject, document);
      const separate = keys?.certain[0];
      if (keys !== undefined && separate === undefined) mustBeAll(keys);
      const isOn =
        separate === undefined
          ? subject.literal(argument) === true
          : separate.literal('infrastructure_encryption_enabled') === true;
      const observed =
        separate === undefined
          ? subject.observe(argument, 'true')
          : { argument: '', got: separate.address, expected: 'infrastructure_encryption_enabled = true' };
      return isOn ? compliant(observed) : nonCompliant(observed);
    },
  }),
  auditRule({
    id: 'SB-ID-001',
    title: 'The namespace has an identity of its own',
    severity: 'low',
    rationale: 'Without one it can use no key of yours, and its calls to others are nobody in particular.',
    remediation: 'Add an identity block; SystemAssigned costs nothing.',
    controls: { checkov: ['CKV_AZURE_202'], benchmark: ['IM-3'] },
    appliesTo: NAMESPACE,
    judge(subject) {
      const observed = subject.observe('identity.type', 'SystemAssigned, UserAssigned or both');
      return subject.hasRequired('identity.type') ? compliant(observed) : nonCompliant(observed);
    },
  }),
  auditRule({
    id: 'SB-DR-001',
    version: 2,
    title: 'A Premium namespace is paired with one in another region',
    severity: 'low',
    rationale: 'When a region is lost, producers and workers have nowhere to go.',
    remediation: 'Add azurerm_servicebus_namespace_disaster_recovery_config with a partner in another region.',
    controls: { others: ['AZR-000444'] },
    appliesTo: NAMESPACE,
    judge: judgePairing,
  }),
  auditRule({
    id: 'SB-LOCK-001',
    version: 2,
    title: 'Nobody deletes the namespace by accident',
    severity: 'low',
    rationale: 'With the namespace go all messages that wait in it.',
    remediation:
      'Add azurerm_management_lock with CanNotDelete at the namespace or its resource group, or lifecycle.prevent_destroy = true.',
    appliesTo: NAMESPACE,
    judge(subject, document) {
      const expected = 'a lock at the namespace or above, or prevent_destroy';
      const locks = locksOf(subject, document);
      const [lock] = locks.certain;
      if (lock !== undefined) return compliant({ argument: '', got: lock.address, expected });
      const observed = subject.observe('lifecycle.prevent_destroy', expected);
      if (subject.literal('lifecycle.prevent_destroy') === true) return compliant(observed);
      // Of a folder that Terraform has evaluated, it is known what is written of it, though it be nothing.
      if (subject.raw('lifecycle') === undefined && document.source.settings.isPlan) {
        throw new Unresolved('neither a plan nor a state says prevent_destroy, and there is no lock');
      }
      mustBeAll(locks);
      return nonCompliant(observed);
    },
  }),
];
