import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Review, reviewChange } from '../../lib/proof/review';
import { readPlanChange } from '../../lib/terraform';
import { jsonOf } from './review-said';

export { jsonOf };

export type Values = Record<string, unknown>;

/** What a plan does to one resource; what is not given is as `terraform show -json` has it. */
export interface PlannedChange {
  readonly address: string;
  /** Another address before. */
  readonly was?: string;
  readonly actions?: readonly string[];
  readonly before: Values | null;
  readonly after: Values | null;
  /** Arguments that are known only after apply, with what the configuration refers to. */
  readonly unknown?: Readonly<Record<string, readonly string[]>>;
  readonly sensitive?: Values;
  readonly more?: Values;
  readonly detail?: Values;
}

const folder = mkdtempSync(join(tmpdir(), 'small-plans-'));

const typeOf = (address: string) => address.replace(/^(module\.[^.]+\.)*/, '').split('.')[0]!;

function changeOf({ address, was, actions, before, after, unknown = {}, sensitive, more, detail }: PlannedChange) {
  const usual = before === null ? ['create'] : after === null ? ['delete'] : ['update'];
  return {
    address,
    ...(was !== undefined && { previous_address: was }),
    mode: 'managed',
    type: typeOf(address),
    name: address.split('.')[1],
    change: {
      actions: actions ?? usual,
      before,
      after,
      after_unknown: Object.fromEntries(Object.keys(unknown).map((argument) => [argument, true])),
      before_sensitive: sensitive ?? {},
      after_sensitive: sensitive ?? {},
      ...detail,
    },
    ...more,
  };
}

/** The file of a plan with these changes, and whatever else a plan has. */
export function planFile(changes: readonly PlannedChange[], more: Values = {}): string {
  const file = join(folder, 'plan.json');
  const resources = changes.map(({ address, unknown = {} }) => ({
    address,
    mode: 'managed',
    type: typeOf(address),
    name: address.split('.')[1],
    provider_config_key: 'azurerm',
    expressions: {
      // Something is said of every resource; of what is not known it is said what it refers to.
      name: { references: ['var.name'] },
      ...Object.fromEntries(
        Object.entries(unknown)
          .filter(([, references]) => references.length > 0)
          .map(([argument, references]) => [argument, { references }]),
      ),
    },
  }));
  const configuration = { provider_config: { azurerm: { name: 'azurerm' } }, root_module: { resources } };
  writeFileSync(
    file,
    JSON.stringify({ format_version: '1.2', resource_changes: changes.map(changeOf), configuration, ...more }),
  );
  return file;
}

export function reviewOfPlan(changes: readonly PlannedChange[], more: Values = {}): Promise<Review> {
  return reviewChange(readPlanChange(planFile(changes, more)));
}

/** Drifted resources, as `resource_drift` of a plan has them. */
export function drifted(changes: readonly PlannedChange[]): Values {
  return { resource_drift: changes.map(changeOf) };
}

export const NAMESPACE_ID = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
const TOPIC_ID = `${NAMESPACE_ID}/topics/jobs`;
const SUBSCRIPTION_ID = `${TOPIC_ID}/subscriptions/gpu`;

/** A small deployment: a namespace, a topic `jobs`, its subscription `gpu` with a rule, a queue `approval`. */
export const DEPLOYED: Readonly<Record<string, Values>> = {
  'azurerm_servicebus_namespace.bus': { id: NAMESPACE_ID, name: 'bus', sku: 'Standard' },
  'azurerm_servicebus_topic.jobs': { id: TOPIC_ID, name: 'jobs', namespace_id: NAMESPACE_ID },
  'azurerm_servicebus_subscription.gpu': {
    id: SUBSCRIPTION_ID,
    name: 'gpu',
    topic_id: TOPIC_ID,
    max_delivery_count: 10,
  },
  'azurerm_servicebus_subscription_rule.gpu': {
    id: `${SUBSCRIPTION_ID}/rules/gpu`,
    name: 'gpu',
    subscription_id: SUBSCRIPTION_ID,
    filter_type: 'SqlFilter',
    sql_filter: "kind = 'train'",
  },
  'azurerm_servicebus_queue.approval': {
    id: `${NAMESPACE_ID}/queues/approval`,
    name: 'approval',
    namespace_id: NAMESPACE_ID,
  },
};

/** The deployment with changes: of arguments by address, or whole changes. */
export function changesOf(changed: Readonly<Record<string, Partial<PlannedChange>>>): PlannedChange[] {
  const known = Object.entries(DEPLOYED).map(([address, values]): PlannedChange => {
    const { before, after, ...others } = changed[address] ?? {};
    const actions = changed[address] === undefined ? { actions: ['no-op'] } : {};
    return {
      address,
      ...actions,
      before: before === null ? null : { ...values, ...before },
      after: after === null ? null : { ...values, ...after },
      ...others,
    };
  });
  const added = Object.entries(changed).filter(([address]) => DEPLOYED[address] === undefined);
  return [...known, ...added.map(([address, change]) => ({ address, before: null, after: null, ...change }))];
}

export const linesOf = (review: Review) =>
  jsonOf(review).remarks.map(({ code, subject, text }) => `${code} ${subject}: ${text}`);
