import type { Gap, JsonObject, TerraformDocument } from '../../terraform';
import type { ArmResource } from '../arm/arm-resource';
import { keyOf } from '../arm/expressions/arm-values';
import { azureAddress } from './azure-address';
import { deployedDocument } from './deployed-document';
import { findNamespace, namespaceAt } from './find-namespace';
import { listedResource } from './listing';
import { forEach, Manager, refusal, SERVICE_BUS_VERSION } from './manager';

/** What reading goes by. */
export interface AzureOptions {
  /** The Resource Manager. @default - that of Azure's own cloud */
  readonly manager?: string;
  /** A token for it. @default - that of whoever is logged in */
  readonly token?: () => Promise<string>;
  /** Lets time pass. @default - that of the clock */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** Where the work is. @default - nobody is told */
  readonly tell?: ((what: string, done?: number, total?: number) => void) | undefined;
}

/** So many requests are on their way at once: Azure lets a login do some ten a second. */
const AT_ONCE = 6;

/** What stands in a namespace beside topics and queues, or is at it, and the version that is asked. */
const AROUND: readonly (readonly [path: string, version: string, azurerm: string, what: string])[] = [
  ['/authorizationRules', SERVICE_BUS_VERSION, 'azurerm_servicebus_namespace_authorization_rule', 'keys'],
  ['/networkRuleSets', SERVICE_BUS_VERSION, 'azurerm_servicebus_namespace_network_rule_set', 'network rules'],
  [
    '/disasterRecoveryConfigs',
    SERVICE_BUS_VERSION,
    'azurerm_servicebus_namespace_disaster_recovery_config',
    'pairings',
  ],
  [
    '/providers/Microsoft.Insights/diagnosticSettings',
    '2021-05-01-preview',
    'azurerm_monitor_diagnostic_setting',
    'diagnostic settings',
  ],
  ['/providers/Microsoft.Authorization/roleAssignments', '2022-04-01', 'azurerm_role_assignment', 'role assignments'],
  ['/providers/Microsoft.Authorization/locks', '2016-09-01', 'azurerm_management_lock', 'locks'],
];

/**
 * What is deployed in a namespace now, read through Azure Resource Manager with the login that is there. Nothing is
 * changed, and no key is asked for.
 *
 * @throws UnreadableDocument for an address that is none
 * @throws OperationProblem in one line where nobody is logged in, may look, or where there is no such namespace
 */
export async function readAzure(from: string, options: AzureOptions = {}): Promise<TerraformDocument> {
  const address = azureAddress(from);
  const { tell = () => {} } = options;
  const url = options.manager ?? (await publicManager());
  const manager = new Manager(url, options.token ?? (await loginToken(url, from)), options.wait);
  const id = await findNamespace(manager, address, tell);
  return new Reading(manager, from, tell).read(await namespaceAt(manager, id), id);
}

async function publicManager(): Promise<string> {
  const { PUBLIC_MANAGER } = await import('../../operations/bus/login');
  return PUBLIC_MANAGER;
}

/** A token of whoever is logged in; what finds it is loaded where it is needed. */
async function loginToken(url: string, at: string): Promise<() => Promise<string>> {
  const { credentialFor, tokenOf } = await import('../../operations/bus/login');
  const credential = await credentialFor(undefined);
  return () => tokenOf(credential, `${url}/.default`, at);
}

/** Reads one namespace. */
class Reading {
  private readonly resources: ArmResource[] = [];
  private readonly whole = new Set<string>();
  private readonly gaps: Gap[] = [];
  private done = 0;
  private total = 0;

  constructor(
    private readonly manager: Manager,
    private readonly path: string,
    private readonly tell: NonNullable<AzureOptions['tell']>,
  ) {}

  async read(namespace: JsonObject, asked: string): Promise<TerraformDocument> {
    const id = typeof namespace.id === 'string' ? namespace.id : asked;
    this.add([{ ...namespace, id }]);
    const topics = await this.list(`${id}/topics`, ['azurerm_servicebus_topic'], 'topics');
    const queues = await this.list(`${id}/queues`, ['azurerm_servicebus_queue'], 'queues');
    this.total = topics.length + queues.length;
    await forEach(AROUND, AT_ONCE, async ([path, version, azurerm, what]) => {
      await this.list(`${id}${path}`, [azurerm], what, version);
    });
    await this.alerts(id);
    await forEach(queues, AT_ONCE, (queue) => this.keys(queue, 'queue'));
    const subscriptions: string[] = [];
    await forEach(topics, AT_ONCE, async (topic) => {
      await this.keys(topic, 'topic');
      subscriptions.push(...(await this.parts(topic, 'subscriptions')));
    });
    this.total += subscriptions.length;
    await forEach(subscriptions, AT_ONCE, async (subscription) => {
      await this.parts(subscription, 'rules');
    });
    const { path, resources, whole, gaps } = this;
    return deployedDocument({ path, resources: resources.sort(byId), whole, gaps, files: [] });
  }

  private async keys(entity: string, kind: 'topic' | 'queue'): Promise<void> {
    await this.list(
      `${entity}/authorizationRules`,
      [`azurerm_servicebus_${kind}_authorization_rule`],
      `keys of a ${kind}`,
    );
  }

  /** What stands in a topic or subscription; without it, it is not known what it has. */
  private async parts(owner: string, kind: 'subscriptions' | 'rules'): Promise<string[]> {
    this.tell(`reading ${this.path}`, this.done++, this.total);
    const found = await this.list(`${owner}/${kind}`, [], kind);
    if (!this.gaps.some(({ address }) => address === `${owner}/${kind}`)) this.whole.add(keyOf(owner));
    return found;
  }

  /** The alerts of the Azure subscription that are about the namespace. */
  private async alerts(id: string): Promise<void> {
    const subscription = /^\/subscriptions\/[^/]+/i.exec(id)?.[0] ?? '';
    const path = `${subscription}/providers/Microsoft.Insights/metricAlerts`;
    const own = id.toLowerCase();
    const isOwn = ({ properties }: JsonObject) =>
      JSON.stringify(properties ?? {})
        .toLowerCase()
        .includes(own);
    await this.list(path, ['azurerm_monitor_metric_alert'], 'alerts', '2018-03-01', isOwn);
  }

  /** The ids of a list. What nobody may look at is a gap, and never nothing. */
  private async list(
    path: string,
    types: readonly string[],
    what: string,
    version = SERVICE_BUS_VERSION,
    isWanted: (one: JsonObject) => boolean = () => true,
  ): Promise<string[]> {
    try {
      return this.add((await this.manager.all(path, version)).filter(isWanted));
    } catch (error) {
      const refused = refusal(error);
      if (refused?.status !== 403 && refused?.status !== 404 && refused?.status !== 400) throw error;
      const why = `could not be read: the ${what} may not be listed (${refused.text})`;
      this.gaps.push({ file: this.path, address: path, why, effect: 'more', types });
      return [];
    }
  }

  private add(listed: readonly JsonObject[]): string[] {
    const found = listed.flatMap((one) => listedResource(one, this.path, []) ?? []);
    this.resources.push(...found);
    return found.map(({ id }) => String(id));
  }
}

/** What is asked at once comes in any order. */
function byId({ id: one }: ArmResource, { id: other }: ArmResource): number {
  return String(one) < String(other) ? -1 : 1;
}
