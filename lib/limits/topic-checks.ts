import { checkEntity, type EntityArguments } from './entity-checks';
import { TOPIC_STATUSES } from './entity-limits';
import type { LimitChecks } from './limit-checks';
import type { Tier } from './sku';

/** The arguments of a topic. */
export interface TopicArguments extends EntityArguments {
  readonly status?: (typeof TOPIC_STATUSES)[number] | undefined;
  readonly supportOrdering?: boolean | undefined;
}

/** Checks a topic. @param isPartitioned whether it is, which the namespace may decide */
export function checkTopic(
  checks: LimitChecks,
  name: string,
  topic: TopicArguments,
  tier: Tier,
  isPartitioned: boolean,
): void {
  checkEntity(checks, name, topic, tier);
  checks.oneOf('status', topic.status, TOPIC_STATUSES);
  checks.require(
    topic.supportOrdering !== true || !isPartitioned,
    'supportOrdering',
    topic.supportOrdering,
    'a topic without partitioning',
    'leave supportOrdering or partitioningEnabled out',
  );
  checks.require(
    tier.sku !== 'Basic',
    'namespace',
    tier.sku,
    'Standard or Premium: Basic has no topics',
    'use Standard',
  );
}
