import {
  checkCapacity,
  checkForward,
  checkQueue,
  checkSessionForward,
  checkSubscription,
  checkTopic,
  NAMESPACE_NAME,
  SKUS,
  type Sku,
  type Tier,
} from '../../limits';
import type { Target, TerraformDocument, TerraformResource } from '../../terraform';
import { isSensitive, SENSITIVE } from '../../terraform/shown-value';
import { Places } from '../reading/document-places';
import { tierOf } from '../reading/tier';
import type { Unresolved } from '../topology/fact';
import { Arguments } from './arguments';
import { DocumentChecks, type LimitProblem } from './document-checks';

/** A setting of a resource that Azure refuses. */
export interface SettingProblem extends LimitProblem {
  readonly resource: TerraformResource;
}

/** What was asked of the settings of a document. */
export interface CheckedSettings {
  readonly problems: readonly SettingProblem[];
  /** Settings that are written and of which only the apply tells the value. */
  readonly unknown: readonly Unresolved[];
  /** Why the tiers of entities are not known, so that their limits were not asked. */
  readonly withoutTier: readonly Unresolved[];
  /** The addresses of these entities. */
  readonly tierless: ReadonlySet<string>;
}

/**
 * What Azure would refuse of the settings of namespaces, topics, subscriptions and queues: the limits that constructs have
 * at synth, asked of any document. Rules say what is wrong with them where they are read. What only the apply tells is not judged, and said.
 */
export function checkSettings(document: TerraformDocument): CheckedSettings {
  const places = new Places(document);
  const problems: SettingProblem[] = [];
  const unknown: Unresolved[] = [];
  const withoutTier: Unresolved[] = [];
  const tierless = new Set<string>();
  const hasNoTiers = /emulator/.test(document.settings.foreign ?? '');
  for (const [type, check] of CHECKS) {
    for (const resource of places.ofType(type)) {
      // What Terraform reads or leaves as it is, Azure has taken.
      if (resource.mode === 'data' || resource.presence === 'forgotten') continue;
      const given = new Arguments(resource, document);
      const checks = new DocumentChecks();
      const missing = check({ checks, given, resource, places });
      problems.push(...checks.problems.map((problem) => ({ ...shownOf(resource, problem), resource })));
      unknown.push(...given.unknown);
      if (missing === undefined || hasNoTiers) continue;
      withoutTier.push(missing);
      tierless.add(resource.address);
    }
  }
  return { problems, unknown, withoutTier, tierless };
}

/** One resource, and where to say what is wrong with it. */
interface Checked {
  readonly checks: DocumentChecks;
  readonly given: Arguments;
  readonly resource: TerraformResource;
  readonly places: Places;
}

/** Checks a resource. @returns why the limits of its tier were not asked, where they were not */
type Check = (one: Checked) => Unresolved | undefined;

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['azurerm_servicebus_namespace', checkNamespaceOf],
  ['azurerm_servicebus_topic', checkTopicOf],
  ['azurerm_servicebus_queue', checkQueueOf],
  ['azurerm_servicebus_subscription', checkSubscriptionOf],
]);

function checkNamespaceOf({ checks, given, resource }: Checked): undefined {
  if (given.isOfTerraform) {
    const name = given.text('name');
    if (name !== undefined) checks.name('name', name, NAMESPACE_NAME);
    checks.oneOf('sku', given.text('sku') as Sku | undefined, SKUS);
  }
  const sku = skuIn(resource.values.sku);
  if (sku === undefined) return;
  // azurerm has 0 where nothing is said, and Premium needs one: only the apply finds that out.
  const written = given.number('capacity');
  const isMissing = sku === 'Premium' && given.isOfTerraform && !given.isUnknown('capacity');
  const capacity = isMissing ? (written ?? 0) : written || undefined;
  checkCapacity(checks, {
    sku,
    capacity,
    premiumMessagingPartitions: given.number('premium_messaging_partitions') || undefined,
  });
}

function checkTopicOf({ checks, given, resource, places }: Checked): Unresolved | undefined {
  const [tier, missing] = tierIn(resource, places.namespaceOf(resource));
  const entity = given.entity(tier);
  checkTopic(
    checks,
    given.name(),
    {
      ...entity,
      status: given.isOfTerraform ? given.text('status') : undefined,
      supportOrdering: given.flag('support_ordering'),
    },
    tier,
    entity.partitioningEnabled === true,
  );
  return missing;
}

function checkQueueOf({ checks, given, resource, places }: Checked): Unresolved | undefined {
  const [tier, missing] = tierIn(resource, places.namespaceOf(resource));
  const queue = { ...given.entity(tier), ...given.receiver() };
  checkQueue(checks, given.name(), { ...queue, status: given.text('status') }, tier);
  checkForwards(checks, given, tier);
  return missing;
}

/** A topic in a namespace of Basic is told of the topic, and once. */
function checkSubscriptionOf({ checks, given }: Checked): undefined {
  checkSubscription(checks, given.name(), {
    ...given.lifetimes(),
    ...given.receiver(),
    status: given.text('status'),
  });
  checkForwards(checks, given, { sku: undefined });
}

function checkForwards(checks: DocumentChecks, given: Arguments, tier: Tier): void {
  const [to, deadLettersTo] = [given.text('forward_to'), given.text('forward_dead_lettered_messages_to')];
  if (to !== undefined) {
    checkSessionForward(checks, to, { requiresSession: given.flag('requires_session') });
    checkForward(checks, 'forwardTo', to, tier);
  }
  if (deadLettersTo !== undefined) checkForward(checks, 'forwardDeadLetteredMessagesTo', deadLettersTo, tier);
}

function tierIn(resource: TerraformResource, namespace: Target): [tier: Tier, missing: Unresolved | undefined] {
  const tier = tierOf(resource, namespace, undefined);
  if (tier.kind === 'unknown') return [{ sku: undefined }, tier.unresolved];
  const { premium_messaging_partitions: written } = namespace.kind === 'resource' ? namespace.resource.values : {};
  const partitions = Number(written);
  return [{ sku: skuIn(tier.value), partitions: partitions > 0 ? partitions : undefined }, undefined];
}

/** A tier by its name, which ARM takes in any case; a wrong one is told of the namespace. */
function skuIn(value: unknown): Sku | undefined {
  return SKUS.find((one) => typeof value === 'string' && one.toLowerCase() === value.toLowerCase());
}

function shownOf(resource: TerraformResource, problem: LimitProblem): LimitProblem {
  return isSensitive(resource, problem.argument) ? { ...problem, got: SENSITIVE } : problem;
}
