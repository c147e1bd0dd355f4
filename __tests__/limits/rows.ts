import type { Environment } from '../../lib/app';
import { SqlFilter } from '../../lib/rules';
import {
  EncryptionKey,
  KeyVault,
  LogWorkspace,
  NamespaceAlerts,
  PrivateNetwork,
  PrivateZone,
  UserAssignedIdentity,
} from '../../lib/servicebus';
import { FunctionHosting, JobEvents, LogicAppTrigger, TrainingWorkspace } from '../../lib/trigger';
import { problemsOfStack } from '../support/environments';
import { GROUNDS } from '../support/grounds';
import { PREMIUM, TestStack } from '../support/stacks';
import { TEMPLATES } from '../support/templates';
import { CLOSED, TRAINING } from '../support/training';

/** One thing that Azure refuses, and what is written to get it refused here. */
export interface Limit {
  /** The type, as azurerm calls it; `all` for every one of them. */
  readonly of: string;
  /** What Azure takes. */
  readonly takes: string;
  /** Whether azurerm 5.2 refuses the wrong value itself, before it asks Azure: tried with the real one. */
  readonly azurerm: 'passes' | 'refuses';
  /** Where Azure, or who tried it, says so. */
  readonly source: string;
  /** The problems of something that breaks the rule. */
  readonly wrong: () => string;
  readonly message: RegExp;
}

const PLACE = { location: 'westeurope', resourceGroupName: 'rg-training' };
const training = TRAINING.training as NonNullable<Environment['training']>;

const NAMES = 'learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules';
const TAGS = 'learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations';
const NETWORKS = 'learn.microsoft.com/azure/virtual-network/virtual-networks-faq';
const QUOTAS = 'learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas';
const PREMIUM_PAGE = 'learn.microsoft.com/azure/service-bus-messaging/service-bus-premium-messaging';

/** The problems of a stack that a function adds something to. */
const inStack = (add: (test: TestStack) => unknown) => () => {
  const test = new TestStack();
  add(test);
  return test.problems().join('\n');
};
const bus = (props: Parameters<TestStack['namespace']>[0]) => inStack((test) => test.namespace(props));
const network = (props: object) =>
  inStack(
    ({ stack }) => new PrivateNetwork(stack, 'net', { name: 'vnet', addressSpace: '10.0.0.0/24', ...PLACE, ...props }),
  );
const environment =
  (change: Partial<Environment>, of: Environment = TRAINING) =>
  () =>
    problemsOfStack({ ...of, ...change });
const tags = (labels: Record<string, string>, of: Environment = TRAINING) => environment({ tags: labels }, of);
const hosting = (change: object) =>
  environment({ training: { ...training, hosting: { ...training.hosting, ...change } } });
const made = (change: object) =>
  environment({
    training: { ...training, workspace: { create: 'mlw', storageAccountName: 'st123', vaultName: 'kv-x', ...change } },
  });
const cluster = (name: string, change: object) =>
  environment({
    training: {
      ...training,
      computes: { ...training.computes, [name]: { vmSize: 'Standard_D2', maxNodes: 1, ...change } },
    },
  });
const alerts = (props: object) =>
  inStack(
    (test) =>
      new NamespaceAlerts(test.stack, 'alerts', {
        namespaceId: 'id',
        namespaceName: 'bus',
        resourceGroupName: 'rg',
        isPremium: false,
        emails: ['a@example.com'],
        ...props,
      }),
  );
const ml = ({ stack }: TestStack) =>
  TrainingWorkspace.fromExisting(stack, 'ml', { workspaceName: 'ml', resourceGroupName: 'rg-ml' });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`label${index}`, 'x']));

export const LIMITS: readonly Limit[] = [
  {
    of: 'all',
    takes: 'a region of letters, digits and blanks',
    azurerm: 'passes',
    source: 'az account list-locations',
    wrong: environment({ location: 'west-europe' }),
    message: /location of ml\/\S+ and \d+ more: got "west-europe", allowed a region of Azure/,
  },
  {
    of: 'all',
    takes: 'at most 50 labels',
    azurerm: 'refuses',
    source: TAGS,
    wrong: tags(many(51)),
    message: /tags of ml\/\S+ and \d+ more: got 51, allowed at most 50 labels/,
  },
  {
    of: 'all',
    takes: 'names of labels of 512 characters, without < > % & \\\\ ? / and control characters',
    azurerm: 'passes',
    source: TAGS,
    wrong: tags({ 'cost/center': '1' }),
    message: /tags of ml\/\S+ and \d+ more: got "cost\/center", allowed names of labels of 1 to 512/,
  },
  {
    of: 'all',
    takes: 'names of labels that do not begin with microsoft, azure or windows',
    azurerm: 'passes',
    source: 'learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-reserved-resource-name',
    wrong: tags({ 'Azure-team': '1' }),
    message: /got "Azure-team", allowed names of labels that do not begin with "microsoft"/,
  },
  {
    of: 'all',
    takes: 'values of labels of 256 characters',
    azurerm: 'refuses',
    source: TAGS,
    wrong: tags({ note: 'x'.repeat(257) }),
    message: /got "note, of 257 characters", allowed values of labels of at most 256/,
  },
  {
    of: 'azurerm_storage_account',
    takes: 'names of labels of 128 characters',
    azurerm: 'refuses',
    source: TAGS,
    wrong: tags({ ['x'.repeat(129)]: '1' }),
    message:
      /tags of ml\/training\/\S*storage\S* and 1 more: got "x+… \(129 characters\)", allowed names of labels of at most 128/,
  },
  {
    of: 'azurerm_private_dns_zone',
    takes: 'at most 15 labels',
    azurerm: 'passes',
    source: TAGS,
    wrong: tags(many(16), CLOSED),
    message: /tags of closed\/dns\S* and \d more: got 16, allowed at most 15 labels at a private DNS zone/,
  },
  {
    of: 'azurerm_private_dns_zone',
    takes: 'names of labels in ASCII without blanks and parentheses, first no digit',
    azurerm: 'passes',
    source: TAGS,
    wrong: tags({ 'cost center': '1' }, CLOSED),
    message: /tags of closed\/dns\S* and \d more: got "cost center", allowed names of labels at a private DNS zone/,
  },
  {
    of: 'azurerm_private_dns_zone',
    takes: '1 to 63 characters in 2 to 34 parts',
    azurerm: 'passes',
    source: NAMES,
    wrong: inStack(({ stack }) => new PrivateZone(stack, 'zone', { zoneName: 'servicebus', resourceGroupName: 'rg' })),
    message: /\[test\/zone\] name of azurerm_private_dns_zone: got "servicebus", allowed 2 to 34 parts/,
  },
  {
    of: 'azurerm_private_dns_zone_virtual_network_link',
    takes: '1 to 80 letters, digits, _ . -',
    azurerm: 'passes',
    source: NAMES,
    wrong: inStack(({ stack }) => {
      const net = new PrivateNetwork(stack, 'net', { name: 'vnet', addressSpace: '10.0.0.0/24', ...PLACE });
      new PrivateZone(stack, 'zone', { zoneName: 'a.b', resourceGroupName: 'rg' }).answerIn('to net', net);
    }),
    message: /name of azurerm_private_dns_zone_virtual_network_link: got "to net", allowed letters/,
  },
  {
    of: 'azurerm_virtual_network',
    takes: '2 to 64 letters, digits, _ . -',
    azurerm: 'passes',
    source: NAMES,
    wrong: network({ name: 'v'.repeat(65) }),
    message: /\[test\/net\] name of azurerm_virtual_network: got "v+", allowed 2 to 64 characters \(this has 65\)/,
  },
  {
    of: 'azurerm_virtual_network',
    takes: 'a range of /29 or larger, which begins at its first address',
    azurerm: 'passes',
    source: NETWORKS,
    wrong: network({ addressSpace: '10.90.0.5/26' }),
    message: /addressSpace: got "10.90.0.5\/26", allowed a range that begins at its first address; write 10.90.0.0\/26/,
  },
  {
    of: 'azurerm_virtual_network',
    takes: 'no multicast, broadcast, loopback, link-local, and not 168.63.129.16',
    azurerm: 'passes',
    source: NETWORKS,
    wrong: network({ addressSpace: '169.254.0.0/24' }),
    message:
      /addressSpace: got "169.254.0.0\/24", allowed addresses that Azure does not keep for itself, as it does 169.254.0.0\/16/,
  },
  {
    of: 'azurerm_subnet',
    takes: 'a part of the network, /28 or larger for programs',
    azurerm: 'passes',
    source: 'learn.microsoft.com/azure/app-service/overview-vnet-integration',
    wrong: network({ endpoints: '10.0.0.0/26', programs: { addresses: '10.0.0.64/29', plan: 'plan' } }),
    message: /programs.addresses: got "10.0.0.64\/29", allowed an IPv4 range of a \/28 or larger within 10.0.0.0\/24/,
  },
  {
    of: 'azurerm_network_security_group',
    takes: '1 to 80 letters, digits, _ . -; here it is the name of the network with `-endpoints` or `-programs`',
    azurerm: 'passes',
    source: NAMES,
    wrong: network({ name: 'v'.repeat(75) }),
    message: /name of azurerm_network_security_group: got "v+-en…, allowed 1 to 80 characters \(this has 85\)/,
  },
  {
    of: 'azurerm_private_endpoint',
    takes: '2 to 64 letters, digits, _ . -; azurerm passes 80',
    azurerm: 'passes',
    source: NAMES,
    wrong: inStack((test) =>
      test
        .namespace({ ...PREMIUM, name: 'n'.repeat(50) })
        .addPrivateEndpoint('endpoint-of-the-workers', { subnetId: 'id' }),
    ),
    message: /name of azurerm_private_endpoint: got "n+-endpoint-of-the-workers", allowed 2 to 64 characters/,
  },
  {
    of: 'azurerm_monitor_action_group',
    takes: '1 to 260 characters but : < > + / & % \\\\ ? |; receivers of different names, at most 1,000',
    azurerm: 'passes',
    source: `${NAMES}; learn.microsoft.com/azure/azure-monitor/fundamentals/service-limits`,
    wrong: alerts({ emails: ['a@example.com', 'A@example.com'] }),
    message: /emails: got \["A@example.com"\], allowed each address once/,
  },
  {
    of: 'azurerm_monitor_metric_alert',
    takes: '1 to 260 characters but * # & + : < > ? @ % { } \\\\ /',
    azurerm: 'passes',
    source: NAMES,
    wrong: alerts({ namespaceName: 'bus#1' }),
    message:
      /name of azurerm_monitor_metric_alert: got "bus#1-server-errors", allowed no control characters and none of/,
  },
  {
    of: 'azurerm_application_insights',
    takes: '1 to 260 characters but % & \\\\ ? /',
    azurerm: 'passes',
    source: NAMES,
    wrong: made({ create: 'mlw?' }),
    message: /name of azurerm_application_insights: got "appi-mlw\?", allowed no control characters/,
  },
  {
    of: 'azurerm_log_analytics_workspace',
    takes: '4 to 63 letters, digits and -; 30 to 730 days',
    azurerm: 'refuses',
    source: NAMES,
    wrong: inStack(({ stack }) => new LogWorkspace(stack, 'logs', { name: 'log_1', ...PLACE, retentionInDays: 7 })),
    message: /name: got "log_1", allowed letters.*retentionInDays: got 7, allowed a whole number, 30 to 730/s,
  },
  {
    of: 'azurerm_service_plan',
    takes: '1 to 60 letters, digits, _ and -',
    azurerm: 'refuses',
    source: NAMES,
    wrong: inStack(
      ({ stack }) => new FunctionHosting(stack, 'hosting', { planName: 'plan 1', storageAccountName: 'st1', ...PLACE }),
    ),
    message: /name of azurerm_service_plan: got "plan 1", allowed letters, digits, "_" and "-"/,
  },
  {
    of: 'azurerm_service_plan',
    takes:
      'for functions that listen: B, S, P, EP, FC1; no free plan, none of Logic Apps, none that needs an environment of its own',
    azurerm: 'passes',
    source: 'learn.microsoft.com/azure/azure-functions/functions-scale',
    wrong: hosting({ planSku: 'F1' }),
    message: /planSku: got "F1", allowed a plan for functions that are always there/,
  },
  {
    of: 'azurerm_linux_function_app',
    takes: '2 to 60 letters, digits and -, with a letter or digit at both ends; here 43',
    azurerm: 'passes',
    source: NAMES,
    wrong: environment({ namespace: { ...TRAINING.namespace, name: '-training' } }),
    message: /appName: got "-training-gpu-train", allowed letters, digits and "-", with a letter or digit at both ends/,
  },
  {
    of: 'azurerm_storage_account',
    takes: '3 to 24 small letters and digits',
    azurerm: 'refuses',
    source: NAMES,
    wrong: hosting({ storageAccountName: 'st-training' }),
    message: /storageAccountName: got "st-training", allowed small letters and digits/,
  },
  {
    of: 'azurerm_key_vault',
    takes: '3 to 24 letters, digits and single -, first a letter',
    azurerm: 'refuses',
    source: NAMES,
    wrong: inStack(({ stack }) => new KeyVault(stack, 'vault', { vaultName: 'kv--x', ...PLACE })),
    message: /vaultName: got "kv--x", allowed letters, digits and single "-"/,
  },
  {
    of: 'azurerm_key_vault_key',
    takes: '1 to 127 letters, digits and -',
    azurerm: 'refuses',
    source: NAMES,
    wrong: inStack(({ stack }) => {
      const vault = new KeyVault(stack, 'vault', { vaultName: 'kv-x', ...PLACE });
      return new EncryptionKey(stack, 'key', { vault, keyName: 'my_key', ...PLACE });
    }),
    message: /keyName: got "my_key", allowed letters, digits and "-"/,
  },
  {
    of: 'azurerm_user_assigned_identity',
    takes: '3 to 128 letters, digits, _ and -',
    azurerm: 'passes',
    source: NAMES,
    wrong: inStack(({ stack }) => new UserAssignedIdentity(stack, 'id', { identityName: 'a b', ...PLACE })),
    message: /identityName: got "a b", allowed letters/,
  },
  {
    of: 'azurerm_machine_learning_workspace',
    takes: '3 to 33 letters, digits, _ and -',
    azurerm: 'refuses',
    source: NAMES,
    wrong: made({ create: 'ml' }),
    message: /name: got "ml", allowed 3 to 33 characters/,
  },
  {
    of: 'azurerm_machine_learning_compute_cluster',
    takes: '3 to 32 letters, digits and -, first a letter',
    azurerm: 'refuses',
    source: NAMES,
    wrong: cluster('1st', {}),
    message: /name: got "1st", allowed letters, digits and "-", first a letter/,
  },
  {
    of: 'azurerm_machine_learning_compute_cluster',
    takes: 'a kind of machine that begins with Standard_; at least one node, idle for a minute to a day',
    azurerm: 'passes',
    source: 'learn.microsoft.com/azure/machine-learning/reference-yaml-compute-aml',
    wrong: cluster('gpu', { vmSize: 'NC24ads_A100_v4', maxNodes: 0, idle: 'PT1S' }),
    message: /maxNodes: got 0.*vmSize: got "NC24ads_A100_v4", allowed a kind of machine.*idle: got "PT1S"/s,
  },
  {
    of: 'azurerm_logic_app_workflow',
    takes: '1 to 43 letters, digits, - _ . ( ); azurerm passes 80',
    azurerm: 'passes',
    source: NAMES,
    wrong: inStack((test) => {
      const topic = test.topic();
      new LogicAppTrigger(test.stack, 'starter', {
        workflowName: 'w'.repeat(44),
        ...PLACE,
        subscription: topic.addSubscription('train', { rules: { all: SqlFilter.acceptEverything() } }),
        rejectedQueue: topic.namespace.addQueue('training-rejected', { requiresDuplicateDetection: true }),
        retryQueue: topic.namespace.addQueue('training-retry-train', { requiresDuplicateDetection: true }),
        workspace: ml(test),
        trainingIdentity: new UserAssignedIdentity(test.stack, 'jobs', PLACE),
        templates: TEMPLATES,
        logWorkspaceId: 'logs',
      });
    }),
    message: /workflowName: got "w+", allowed 1 to 43 characters \(this has 44\)/,
  },
  {
    of: 'azurerm_eventgrid_system_topic',
    takes: '3 to 128 letters, digits and -',
    azurerm: 'refuses',
    source: 'azurerm, internal/services/eventgrid/validate',
    wrong: inStack(
      (test) =>
        new JobEvents(test.stack, 'events', { name: 'jobs_1', workspace: ml(test), topic: test.topic(), ...PLACE }),
    ),
    message: /name: got "jobs_1", allowed letters, digits and "-"/,
  },
  {
    of: 'azurerm_servicebus_namespace',
    takes: '6 to 50 letters, digits and -, first a letter, not ending in -sb or -mgmt',
    azurerm: 'refuses',
    source: NAMES,
    wrong: bus({ name: 'training-sb' }),
    message: /name: got "training-sb", allowed letters, digits and "-", first a letter/,
  },
  {
    of: 'azurerm_servicebus_namespace',
    takes: 'a capacity of Premium that is a multiple of its partitions, and none elsewhere',
    azurerm: 'passes',
    source: PREMIUM_PAGE,
    wrong: bus({ sku: 'Premium', capacity: 1, premiumMessagingPartitions: 2 }),
    message: /capacity: got 1, allowed a multiple of premiumMessagingPartitions, 2/,
  },
  {
    of: 'azurerm_servicebus_namespace',
    takes: 'network rules that let somebody in; IPv4 alone',
    azurerm: 'passes',
    source: 'azurerm, internal/services/servicebus',
    wrong: bus({ ...PREMIUM, publicNetworkAccessEnabled: true, networkRules: { ipRules: ['2001:db8::1'] } }),
    message: /networkRules.ipRules: got "2001:db8::1", allowed an IPv4 address/,
  },
  {
    of: 'azurerm_servicebus_namespace_disaster_recovery_config',
    takes: '6 to 50 letters, digits and -, first a letter',
    azurerm: 'passes',
    source: NAMES,
    wrong: inStack((test) => {
      const first = test.namespace(PREMIUM);
      first.pairWith({ partner: first, alias: 'x y' });
    }),
    message: /alias: got "x y", allowed 6 to 50 characters.*partner: got "training-jobs", allowed another namespace/s,
  },
  ...(['queue', 'topic'] as const).map(
    (kind): Limit => ({
      of: `azurerm_servicebus_${kind}`,
      takes: '1 to 260 letters, digits, . _ -; azurerm passes / and then loses the id',
      azurerm: 'passes',
      source: NAMES,
      wrong: inStack((test) =>
        kind === 'queue' ? test.namespace().addQueue('a/b') : test.namespace().addTopic('a/b'),
      ),
      message: /name: got "a\/b", allowed letters, digits/,
    }),
  ),
  {
    of: 'azurerm_servicebus_queue',
    takes: 'a lock of 5 min at most, idle for 5 min at least, a window of 20 s to 7 days',
    azurerm: 'passes',
    source: QUOTAS,
    wrong: inStack((test) =>
      test.namespace().addQueue('q', {
        lockDuration: 'PT6M',
        autoDeleteOnIdle: 'PT1M',
        requiresDuplicateDetection: true,
        duplicateDetectionWindow: 'PT5S',
      }),
    ),
    message:
      /^(?=.*lockDuration: got "PT6M")(?=.*autoDeleteOnIdle: got "PT1M")(?=.*duplicateDetectionWindow: got "PT5S")/s,
  },
  {
    of: 'azurerm_servicebus_subscription',
    takes: '1 to 50 letters, digits, _ . -',
    azurerm: 'passes',
    source: NAMES,
    wrong: inStack((test) => test.topic().addSubscription('jobs.', { rules: {} })),
    message: /name: got "jobs.", allowed letters/,
  },
  {
    of: 'azurerm_servicebus_subscription_rule',
    takes: '1 to 50 letters, digits, _ . -; none with $ in front',
    azurerm: 'passes',
    source: NAMES,
    wrong: inStack((test) => test.topic().addSubscription('jobs', { rules: { 'a b': SqlFilter.acceptEverything() } })),
    message: /name: got "a b", allowed letters/,
  },
  {
    of: 'azurerm_servicebus_topic_authorization_rule',
    takes: '1 to 50 letters, digits, . _ -, with a letter or digit at both ends; twelve an entity',
    azurerm: 'passes',
    source: QUOTAS,
    wrong: inStack((test) => test.topic().addAccessKey('-key', 'send', GROUNDS)),
    message: /name: got "-key", allowed letters/,
  },
];
