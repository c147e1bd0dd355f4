import { FileProblem, NestedTooDeeply, parseJson, readText } from '../../files';
import { parseIsoTimeSpan } from '../../rules';
import {
  type EmulatedEntity,
  type EmulatedNamespace,
  type EmulatedRule,
  type EmulatorConfig,
  emulatorProblems,
} from '../../schema/emulator-config';
import type { Duration, FilterDefinition, QueueSettings, RuleDefinition } from '../core';
import { type Forwarding, type Setup, SetupCommands } from './setup';

/** A namespace of a configuration. */
export interface ConfiguredNamespace extends Setup {
  readonly name: string;
}

/**
 * The namespaces of a configuration for Microsoft's emulator, read as it is.
 *
 * @throws FileProblem in one line where it cannot be read, or is none; all that is wrong with it is told at once
 */
export function readEmulatorConfig(path: string): ConfiguredNamespace[] {
  const config = parsed(path);
  const problems = emulatorProblems(config);
  if (problems.length > 0) throw new FileProblem(path, problems.join('; '));
  return (config as EmulatorConfig).UserConfig.Namespaces.map(setupOf);
}

function parsed(path: string): unknown {
  const text = readText(path);
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof NestedTooDeeply) throw new FileProblem(path, `is ${error.message}`);
    throw new FileProblem(path, `is not JSON: ${(error as Error).message}`);
  }
}

function setupOf({ Name: name, Queues = [], Topics = [] }: EmulatedNamespace): ConfiguredNamespace {
  const commands = new SetupCommands();
  for (const queue of Queues) commands.queue(queue.Name, settingsOf(queue), forwardingOf(queue));
  for (const topic of Topics) {
    commands.topic(topic.Name, settingsOf(topic));
    for (const subscription of topic.Subscriptions ?? []) {
      const rules = (subscription.Rules ?? []).map(ruleOf);
      // The emulator leaves the rule that matches everything where no other is written.
      const all = rules.length === 0 ? [MATCH_ALL] : rules;
      commands.subscription(topic.Name, subscription.Name, settingsOf(subscription), all, forwardingOf(subscription));
    }
  }
  return { name, commands: commands.commands, leftOut: [] };
}

const MATCH_ALL: RuleDefinition = { name: '$Default', filter: { kind: 'sql', sql: '1=1' } };

/** The emulator's names of settings, and how each is read. */
const SETTINGS: readonly (readonly [name: string, key: keyof QueueSettings, read: (value: unknown) => unknown])[] = [
  ['RequiresDuplicateDetection', 'requiresDuplicateDetection', Boolean],
  ['DuplicateDetectionHistoryTimeWindow', 'duplicateWindow', durationOf],
  ['DefaultMessageTimeToLive', 'defaultTimeToLive', durationOf],
  ['DeadLetteringOnMessageExpiration', 'deadLetterOnExpiration', Boolean],
  ['LockDuration', 'lockDuration', durationOf],
  ['MaxDeliveryCount', 'maxDeliveryCount', Number],
  ['RequiresSession', 'requiresSession', Boolean],
];

function settingsOf({ Properties: given = {} }: EmulatedEntity): Partial<QueueSettings> {
  const set = SETTINGS.filter(([name]) => given[name] !== undefined);
  return Object.fromEntries(set.map(([name, key, read]) => [key, read(given[name])]));
}

function durationOf(value: unknown): Duration {
  return Number((parseIsoTimeSpan(String(value))?.ticks ?? 0n) / 10_000n);
}

function forwardingOf({ Properties: { ForwardTo, ForwardDeadLetteredMessagesTo } = {} }: EmulatedEntity): Forwarding {
  return {
    forwardTo: ForwardTo || undefined,
    forwardDeadLetteredMessagesTo: ForwardDeadLetteredMessagesTo || undefined,
  };
}

function ruleOf({
  Name: name,
  Properties: { FilterType, SqlFilter, CorrelationFilter = {}, Action },
}: EmulatedRule): RuleDefinition {
  return {
    name,
    filter:
      FilterType === 'Sql' ? { kind: 'sql', sql: SqlFilter?.SqlExpression ?? '' } : correlationOf(CorrelationFilter),
    ...(Action !== undefined && { action: Action.SqlExpression }),
  };
}

function correlationOf({
  Properties,
  ...fields
}: NonNullable<EmulatedRule['Properties']['CorrelationFilter']>): FilterDefinition {
  const system = Object.entries(fields as Readonly<Record<string, string | null>>).filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '',
  );
  return { kind: 'correlation', system: new Map(system), properties: new Map(Object.entries(Properties ?? {})) };
}
