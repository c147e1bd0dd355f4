import {
  type AnswerOf,
  addressText,
  type BrokerCore,
  BrokerError,
  type Command,
  type Create,
  DEFAULT_RULE,
} from '../core';
import type { SetupCommand } from './setup';

/** What of a running broker is set up. */
export interface SetUp {
  readonly look: Pick<BrokerCore, 'describe' | 'rules'>;
  run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError>;
}

/** That the service would refuse what a namespace is to start with; a line for each refusal. */
export class SetupRefused extends Error {
  override readonly name = 'SetupRefused';

  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/** What cannot be changed of an entity that is there. */
const FIXED: ReadonlySet<string> = new Set(['requiresSession', 'requiresDuplicateDetection', 'partitioning']);

/**
 * Makes what a namespace is to start with. Of what is there already, kept from an earlier run, the settings and the rules
 * become those of the document; what the document does not have stays.
 *
 * @throws SetupRefused with everything that is refused
 */
export async function setUp(commands: readonly SetupCommand[], broker: SetUp): Promise<void> {
  const refusals: string[] = [];
  for (const command of commands) {
    const answer = await broker.run(command);
    if (!(answer instanceof BrokerError)) continue;
    const isThere = answer.condition === 'com.microsoft:entity-already-exists';
    const changed = isThere ? await change(command, broker) : answer;
    if (changed !== undefined) refusals.push(`${subjectOf(command)}: ${changed.description}`);
  }
  if (refusals.length === 0) await removeOthers(commands, broker);
  if (refusals.length > 0) throw new SetupRefused(refusals);
}

async function change(command: SetupCommand, broker: SetUp): Promise<BrokerError | undefined> {
  if (command.kind === 'add-rule') return refusalIn(await broker.run({ ...command, replace: true }));
  if (command.kind !== 'create') return undefined;
  const entity = addressOf(command);
  const { settings = {} } = command.entity;
  const found = broker.look.describe(entity);
  if (found instanceof BrokerError) return found;
  const before = found.settings as unknown as Readonly<Record<string, unknown>>;
  const changes = Object.entries(settings).filter(([name, value]) => {
    // Of an entity with partitions a document has the size of one, and the entity that of all.
    if (name === 'maxSizeInMegabytes' && before.partitioning === true) return false;
    return !FIXED.has(name) || value !== before[name];
  });
  const updated = refusalIn(await broker.run({ kind: 'update', entity, settings: Object.fromEntries(changes) }));
  if (updated !== undefined || command.entity.kind !== 'subscription') return updated;
  return put(entity, command, broker);
}

/** The rule that a subscription was to be made with. */
async function put(
  subscription: string,
  { rule = DEFAULT_RULE }: Create,
  broker: SetUp,
): Promise<BrokerError | undefined> {
  const replaced = await broker.run({ kind: 'add-rule', subscription, rule, replace: true });
  if (!(replaced instanceof BrokerError)) return undefined;
  return refusalIn(await broker.run({ kind: 'add-rule', subscription, rule }));
}

/** Rules that a subscription of the document had once, and has no longer. */
async function removeOthers(commands: readonly SetupCommand[], broker: SetUp): Promise<void> {
  const wanted = new Map<string, Set<string>>();
  for (const command of commands) {
    if (command.kind === 'create' && command.entity.kind === 'subscription')
      wanted.set(addressOf(command), new Set([(command.rule ?? DEFAULT_RULE).name.toLowerCase()]));
    if (command.kind === 'add-rule') wanted.get(command.subscription)?.add(command.rule.name.toLowerCase());
    if (command.kind === 'remove-rule') wanted.get(command.subscription)?.delete(command.name.toLowerCase());
  }
  for (const [subscription, names] of wanted) {
    const rules = broker.look.rules(subscription);
    if (rules instanceof BrokerError) continue;
    for (const { rule } of rules)
      if (!names.has(rule.name.toLowerCase())) await broker.run({ kind: 'remove-rule', subscription, name: rule.name });
  }
}

function refusalIn(answer: unknown): BrokerError | undefined {
  return answer instanceof BrokerError ? answer : undefined;
}

function addressOf({ entity }: Create): string {
  return entity.kind === 'subscription'
    ? addressText({ name: entity.topic, subscription: entity.name, subqueue: undefined })
    : entity.name;
}

/** What a command is about, for a person. */
function subjectOf(command: SetupCommand): string {
  switch (command.kind) {
    case 'create':
      return `${command.entity.kind} ${addressOf(command)}`;
    case 'add-rule':
      return `rule ${command.rule.name} of ${command.subscription}`;
    case 'remove-rule':
      return `rule ${command.name} of ${command.subscription}`;
    case 'update':
      return command.entity;
  }
}
