import { isObject, leavesOf, Reference, type TerraformResource } from '../../terraform';

/**
 * Types of azurerm that no rule is about, and that rules read all the same where they judge another one. They are known
 * for what they are.
 */
const READ_BY_RULES = new Set([
  'azurerm_monitor_diagnostic_setting',
  'azurerm_monitor_metric_alert',
  'azurerm_monitor_action_group',
  'azurerm_management_lock',
  'azurerm_private_endpoint',
  'azurerm_servicebus_topic',
  'azurerm_servicebus_namespace_disaster_recovery_config',
  'azurerm_servicebus_namespace_customer_managed_key',
  'azurerm_logic_app_trigger_http_request',
  'azurerm_user_assigned_identity',
  'azurerm_resource_group',
]);

/** Providers that make nothing in Azure's resource manager, beside azurerm itself, whose types say what they are. */
const ELSEWHERE =
  /^(azuread|random|time|tls|null|terraform|local|archive|http|external|template|cloudinit|aws|google|github|gitlab|kubernetes|helm|docker|datadog|newrelic|grafana|cloudflare|pagerduty|opsgenie|vault|postgresql|mysql|snowflake|databricks|auth0|okta)_/;

const DEPLOYMENTS = /_template_deployment$|_deployment_stack$|^azurerm_resource_deployment_script/;

/** What no rule understands of a resource. */
export interface Opaque {
  /** Why, as the rest of a sentence about it. */
  readonly why: string;
  /** The kind of thing that it makes in ARM's words, where it says so; `undefined` where it may be anything. */
  readonly makes: string | undefined;
  /** Whether it may make, or change, what a rule looks for and does not find. */
  readonly mayBeOther: boolean;
}

/**
 * Whether a resource may make, change or use something of Service Bus, and of what it needs, in a way that no rule reads:
 * what is written in ARM's own words, deployments of templates, types of unknown providers, commands, types of Service
 * Bus without a rule, and neighbours that refer to Service Bus. Everything else of azurerm is what its type says.
 *
 * @param judged the types that rules are about
 */
export function opaqueness(resource: TerraformResource, judged: ReadonlySet<string>): Opaque | undefined {
  const { type, values, mode } = resource;
  if (mode === 'data') return undefined;
  if (type.startsWith('azapi_')) {
    const makes = typeof values.type === 'string' ? values.type.replace(/@.*$/, '') : undefined;
    const isChange = type !== 'azapi_resource';
    const what = makes === undefined ? 'what only Terraform knows' : makes;
    const why = `${isChange ? 'changes' : 'makes'} ${what} in ARM's own words, which no rule reads`;
    return { why, makes: isChange ? undefined : makes, mayBeOther: true };
  }
  if (DEPLOYMENTS.test(type)) {
    if (onlyRegisters(values.template_content)) return undefined;
    return { why: 'deploys what its template says, which no rule reads', makes: undefined, mayBeOther: true };
  }
  if (values.provisioner !== undefined) {
    return { why: 'runs commands, and nobody can tell what they do', makes: undefined, mayBeOther: true };
  }
  if (judged.has(type) || READ_BY_RULES.has(type) || ELSEWHERE.test(type)) return undefined;
  if (ARM_TYPE.test(type)) return opaqueInArm(resource);
  if (!type.startsWith('azurerm_')) {
    return { why: 'is of a provider that no rule knows', makes: undefined, mayBeOther: true };
  }
  if (type.startsWith('azurerm_servicebus_')) {
    return { why: 'is of Service Bus, and no rule is about it', makes: undefined, mayBeOther: false };
  }
  const argument = argumentWithBus(resource);
  return argument === undefined
    ? undefined
    : {
        why: `has to do with Service Bus by ${argument}, and no rule is about it`,
        makes: undefined,
        mayBeOther: false,
      };
}

/** A type of ARM that the reader of ARM does not put into azurerm's words. */
const ARM_TYPE = /^[a-z]+(\.[a-z]+)+\//i;

/** Runs commands with the rights of an identity. */
const ARM_COMMANDS = /^Microsoft\.Resources\/deploymentScripts$/i;

/** What rules are about, or read, where it is azurerm's. */
const JUDGED_IN_AZURERM =
  /^Microsoft\.(Storage\/storageAccounts|KeyVault\/vaults|Web\/(sites|serverfarms)|Logic\/workflows|MachineLearningServices\/workspaces|EventGrid\/\w+|Authorization\/(roleDefinitions|policyAssignments))(\/|$)/i;

/** What no rule understands of a resource in ARM's own words. */
function opaqueInArm(resource: TerraformResource): Opaque | undefined {
  const { type } = resource;
  if (ARM_COMMANDS.test(type)) {
    return { why: 'runs commands, and nobody can tell what they do', makes: undefined, mayBeOther: true };
  }
  const isOfBus = /^Microsoft\.ServiceBus\//i.test(type);
  if (isOfBus || JUDGED_IN_AZURERM.test(type)) {
    return { why: `is ${type}, which no rule reads in ARM's own words`, makes: type, mayBeOther: isOfBus };
  }
  const argument = argumentWithBus(resource);
  const why = `has to do with Service Bus by ${argument}, and no rule is about it`;
  return argument === undefined ? undefined : { why, makes: type, mayBeOther: false };
}

/** What a job of Azure ML refers to, and nothing that can be reached or has rights. */
const REGISTERED =
  /^Microsoft\.MachineLearningServices\/workspaces\/(codes|components|data|environments|models)\/versions$/i;

/** Whether a template that stands in the document makes registered assets of Azure ML and nothing else. */
function onlyRegisters(content: unknown): boolean {
  if (typeof content !== 'string') return false;
  let template: unknown;
  try {
    template = JSON.parse(content);
  } catch {
    return false;
  }
  const resources = isObject(template) ? template.resources : undefined;
  if (!Array.isArray(resources) || resources.length === 0) return false;
  // Resources can stand in resources.
  return resources.every(
    (one) => isObject(one) && typeof one.type === 'string' && REGISTERED.test(one.type) && one.resources === undefined,
  );
}

const META = /^(\/\/|depends_on|lifecycle|provider|timeouts|tags)(\.|$)/;
const KEEPS_TO_ITSELF = /^azurerm_(private_dns|network|virtual_network|subnet|key_vault|app_configuration)/;

/** The argument by which a resource has to do with Service Bus. */
function argumentWithBus({ type, values }: TerraformResource): string | undefined {
  if (KEEPS_TO_ITSELF.test(type)) return undefined;
  const leaves = leavesOf(values, (part) => part instanceof Reference || (!isObject(part) && !Array.isArray(part)));
  return leaves.find(({ argument, leaf }) => {
    if (META.test(argument)) return false;
    if (leaf instanceof Reference) {
      const ofBus = /\bazurerm_servicebus_|Microsoft\.ServiceBus\//i;
      return [leaf.text, ...leaf.from].some((one) => ofBus.test(one));
    }
    return typeof leaf === 'string' && /\/Microsoft\.ServiceBus\/|servicebus\.windows\.net/i.test(leaf);
  })?.argument;
}

/** How the types that rules look for beside a subject are called in ARM. */
const ARM: ReadonlyMap<string, RegExp> = new Map(
  Object.entries<RegExp>({
    azurerm_monitor_diagnostic_setting: /^Microsoft\.Insights\/diagnosticSettings$/i,
    azurerm_monitor_metric_alert: /^Microsoft\.Insights\/metricAlerts$/i,
    azurerm_role_assignment: /^Microsoft\.Authorization\/roleAssignments$/i,
    azurerm_management_lock: /^Microsoft\.Authorization\/locks$/i,
    azurerm_private_endpoint:
      /^Microsoft\.(Network\/privateEndpoints|ServiceBus\/namespaces\/privateEndpointConnections)$/i,
    azurerm_servicebus_subscription_rule: /^Microsoft\.ServiceBus\/namespaces\/topics\/subscriptions\/rules$/i,
    azurerm_servicebus_namespace_disaster_recovery_config:
      /^Microsoft\.ServiceBus\/namespaces\/disasterRecoveryConfigs$/i,
    azurerm_servicebus_namespace_customer_managed_key: /^Microsoft\.ServiceBus\/namespaces$/i,
    azurerm_logic_app_trigger_http_request: /^Microsoft\.Logic\/workflows$/i,
  }),
);

/** Whether something opaque may be a resource of a type. */
export function mayBe({ makes, mayBeOther }: Opaque, type: string): boolean {
  if (!mayBeOther || makes === undefined) return mayBeOther;
  return ARM.get(type)?.test(makes) ?? true;
}
