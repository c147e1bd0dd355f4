import { plainText } from '../../../schema';
import { Reference } from '../../../terraform';
import { mustBeAll } from '../../document/referring';
import { compliant, judged, nonCompliant, notApplicable } from '../../document/verdict';
import { openAmong } from '../addresses';
import { type AuditRule, auditRule } from '../audit-rule';
import { literalRule } from '../literal-rule';
import { judgeConnections } from '../secrets/connections';

/** A slot is an app of its own: with an address, an identity and settings of its own. */
const CLASSIC = ['linux', 'windows'].flatMap((system) => [
  `azurerm_${system}_function_app`,
  `azurerm_${system}_function_app_slot`,
]);
const FLEX = ['azurerm_function_app_flex_consumption'];
const APPS = [...CLASSIC, ...FLEX];
const STANDARD_LOGIC = 'azurerm_logic_app_standard';

/** What listens to messages: function apps, flex consumption too, which no scanner knows, and Logic Apps. */
export const functionAppRules: readonly AuditRule[] = [
  literalRule({
    id: 'FN-001',
    title: 'The app is reached by HTTPS alone',
    severity: 'high',
    rationale: 'Over plain HTTP keys of functions and tokens can be read on the way.',
    remediation: 'Set https_only = true.',
    controls: {
      checkov: ['CKV_AZURE_70'],
      azurePolicy: ['6d555dd1-86f2-4f1c-8ed7-5abae7c6cbab'],
      benchmark: ['DP-3'],
      others: ['AZU-0004'],
    },
    appliesTo: [...APPS, STANDARD_LOGIC],
    argument: 'https_only',
    allowed: [true],
    unset: 'false',
  }),
  literalRule({
    id: 'FN-002',
    title: 'The app uses TLS 1.2 or later',
    severity: 'high',
    rationale: 'TLS 1.0 and 1.1 can be broken by somebody on the way.',
    remediation: 'Set site_config.minimum_tls_version = "1.2".',
    controls: {
      checkov: ['CKV_AZURE_145'],
      azurePolicy: ['f9d614c5-c173-4d56-95a7-b4437057d193'],
      benchmark: ['DP-3'],
    },
    appliesTo: [...APPS],
    argument: 'site_config.minimum_tls_version',
    allowed: ['1.2', '1.3'],
    unset: '1.2',
    unsetPasses: true,
  }),
  literalRule({
    id: 'FN-003',
    title: 'The app cannot be reached from the internet',
    severity: 'medium',
    rationale: 'What listens to messages needs no address of its own.',
    remediation: 'Set public_network_access_enabled = false.',
    controls: {
      checkov: ['CKV_AZURE_221'],
      azurePolicy: ['969ac98b-88a8-449f-883c-2e9adb123127'],
      benchmark: ['NS-2'],
    },
    appliesTo: APPS,
    argument: 'public_network_access_enabled',
    allowed: [false],
    unset: 'true',
  }),
  literalRule({
    id: 'FN-004',
    title: 'Nobody debugs the app from outside',
    severity: 'medium',
    rationale: 'A debugger opens ports and stops the program.',
    remediation: 'Set site_config.remote_debugging_enabled = false.',
    controls: { checkov: ['CKV_AZURE_72'], benchmark: ['PV-2'] },
    appliesTo: CLASSIC,
    argument: 'site_config.remote_debugging_enabled',
    allowed: [false],
    unset: 'false',
    unsetPasses: true,
  }),
  auditRule({
    id: 'FN-005',
    title: 'Nobody deploys with a password',
    severity: 'medium',
    rationale: 'The credentials of publishing are a password for the code that runs with the identity of the app.',
    remediation:
      'Set webdeploy_publish_basic_authentication_enabled and ftp_publish_basic_authentication_enabled to false.',
    controls: { benchmark: ['IM-1'] },
    appliesTo: APPS,
    judge(subject) {
      const doors = ['webdeploy_publish_basic_authentication_enabled'];
      if (CLASSIC.includes(subject.type)) doors.push('ftp_publish_basic_authentication_enabled');
      const observed = doors.map((door) => ({ ...subject.observe(door, 'false'), key: door }));
      // One that is open decides, whatever the other is.
      const open = observed.filter(
        ({ argument }) => subject.raw(argument) instanceof Reference === false && subject.literal(argument) !== false,
      );
      if (open.length === 0) for (const { argument } of observed) subject.literal(argument);
      return judged(open, observed);
    },
  }),
  auditRule({
    id: 'FN-006',
    title: 'The app has an identity',
    severity: 'high',
    rationale: 'Without one it can only come with keys.',
    remediation: 'Add an identity block; a user-assigned one has its roles before the app starts.',
    controls: { azurePolicy: ['0da106f2-4ca3-48e8-bc85-c638fe6aea8f'], benchmark: ['IM-3'] },
    appliesTo: [...APPS, STANDARD_LOGIC, 'azurerm_logic_app_workflow'],
    judge(subject) {
      const observed = subject.observe('identity.type', 'an identity');
      return subject.hasRequired('identity.type') ? compliant(observed) : nonCompliant(observed);
    },
  }),
  auditRule({
    id: 'FN-007',
    title: 'The app opens its storage with its identity',
    severity: 'high',
    rationale: 'The key of the storage account opens the code and the locks of the app to whoever reads its settings.',
    remediation:
      'Set storage_uses_managed_identity = true, or storage_authentication_type = "UserAssignedIdentity" on flex consumption.',
    controls: { benchmark: ['IM-3'] },
    appliesTo: APPS,
    judge(subject) {
      if (FLEX.includes(subject.type)) {
        const observed = subject.observe(
          'storage_authentication_type',
          'UserAssignedIdentity or SystemAssignedIdentity',
        );
        const type = plainText(subject.literal('storage_authentication_type'));
        return type.endsWith('AssignedIdentity') ? compliant(observed) : nonCompliant(observed);
      }
      if (subject.has('storage_key_vault_secret_id')) return notApplicable('its storage is opened by a vault');
      const observed = subject.observe('storage_uses_managed_identity', 'true');
      return subject.literal('storage_uses_managed_identity') === true ? compliant(observed) : nonCompliant(observed);
    },
  }),
  auditRule({
    id: 'FN-008',
    version: 2,
    title: 'The app connects to Service Bus with its identity',
    severity: 'high',
    rationale: 'A connection string among the settings is a key that everybody who may read the app can use.',
    remediation:
      'Use <connection>__fullyQualifiedNamespace, and take the setting named <connection> out: it would win.',
    controls: { benchmark: ['IM-3'] },
    appliesTo: [...APPS, STANDARD_LOGIC],
    judge: judgeConnections,
  }),
  auditRule({
    id: 'LA-001',
    title: 'A workflow that is started by HTTP says from where',
    severity: 'medium',
    rationale: 'Whoever has the address, with the signature in it, can start it from anywhere.',
    remediation: 'Add access_control.trigger with allowed_caller_ip_address_range to the workflow.',
    controls: { benchmark: ['NS-2'] },
    appliesTo: ['azurerm_logic_app_workflow'],
    judge(subject, document) {
      const triggers = document.referring('azurerm_logic_app_trigger_http_request', 'logic_app_id', subject);
      if (triggers.certain.length === 0) {
        mustBeAll(triggers);
        return notApplicable('nothing starts it by HTTP');
      }
      const observed = subject.observe('access_control.trigger.allowed_caller_ip_address_range', 'addresses');
      if (!subject.has(observed.argument)) return nonCompliant(observed);
      const open = openAmong(subject, observed.argument);
      return open === undefined ? compliant(observed) : nonCompliant({ ...observed, got: open });
    },
  }),
];
