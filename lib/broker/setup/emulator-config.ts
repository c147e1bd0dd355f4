import { FileProblem, NestedTooDeeply, parseJson, readText } from '../../files';
import { parseIsoTimeSpan } from '../../rules';
import type { Duration, FilterDefinition, QueueSettings, RuleDefinition } from '../core';
import { EMULATOR_CONFIG } from './emulator-schema';
import { type Forwarding, type Setup, SetupCommands } from './setup';

interface Properties {
  readonly [name: string]: unknown;
  readonly ForwardTo?: string | null;
  readonly ForwardDeadLetteredMessagesTo?: string | null;
}
interface Entity {
  readonly Name: string;
  readonly Properties?: Properties;
}
interface Rule {
  readonly Name: string;
  readonly Properties: {
    readonly FilterType: 'Sql' | 'Correlation';
    readonly SqlFilter?: { readonly SqlExpression: string };
    readonly CorrelationFilter?: { readonly Properties?: Readonly<Record<string, string>> | null };
    readonly Action?: { readonly SqlExpression: string };
  };
}
interface Namespace {
  readonly Name: string;
  readonly Queues?: readonly Entity[];
  readonly Topics?: readonly (Entity & {
    readonly Subscriptions?: readonly (Entity & { readonly Rules?: readonly Rule[] })[];
  })[];
}

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
  const problems = [...EMULATOR_CONFIG.problems(config)];
  if (problems.length > 0) {
    throw new FileProblem(path, `is no configuration of the Service Bus emulator: ${problems.join('; ')}`);
  }
  const { UserConfig } = config as { readonly UserConfig: { readonly Namespaces: readonly Namespace[] } };
  const lacking = UserConfig.Namespaces.flatMap(lackingFilters);
  if (lacking.length > 0) throw new FileProblem(path, lacking.join('; '));
  return UserConfig.Namespaces.map(setupOf);
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

/** A rule has the filter that its type names. */
function lackingFilters({ Topics = [] }: Namespace): string[] {
  return Topics.flatMap((topic) =>
    (topic.Subscriptions ?? []).flatMap((subscription) =>
      (subscription.Rules ?? []).flatMap(({ Name, Properties: { FilterType, SqlFilter, CorrelationFilter } }) => {
        const filter = FilterType === 'Sql' ? SqlFilter : CorrelationFilter;
        return filter === undefined
          ? [
              `rule ${Name} of ${topic.Name}/${subscription.Name}: its FilterType is ${FilterType}, and it has no ${FilterType}Filter`,
            ]
          : [];
      }),
    ),
  );
}

function setupOf({ Name: name, Queues = [], Topics = [] }: Namespace): ConfiguredNamespace {
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

function settingsOf({ Properties: given = {} }: Entity): Partial<QueueSettings> {
  const set = SETTINGS.filter(([name]) => given[name] !== undefined);
  return Object.fromEntries(set.map(([name, key, read]) => [key, read(given[name])]));
}

function durationOf(value: unknown): Duration {
  return Number((parseIsoTimeSpan(String(value))?.ticks ?? 0n) / 10_000n);
}

function forwardingOf({ Properties: { ForwardTo, ForwardDeadLetteredMessagesTo } = {} }: Entity): Forwarding {
  return {
    forwardTo: ForwardTo || undefined,
    forwardDeadLetteredMessagesTo: ForwardDeadLetteredMessagesTo || undefined,
  };
}

function ruleOf({
  Name: name,
  Properties: { FilterType, SqlFilter, CorrelationFilter = {}, Action },
}: Rule): RuleDefinition {
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
}: NonNullable<Rule['Properties']['CorrelationFilter']>): FilterDefinition {
  const system = Object.entries(fields as Readonly<Record<string, string | null>>).filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '',
  );
  return { kind: 'correlation', system: new Map(system), properties: new Map(Object.entries(Properties ?? {})) };
}
