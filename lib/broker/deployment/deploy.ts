import type { Topology, Unresolved } from '../../routing';
import {
  type Broker,
  BrokerError,
  type Command,
  DEFAULT_RULE,
  type Effect,
  type EntityDefinition,
  type JournalRecord,
  type RuleDefinition,
  type Time,
} from '../core';
import { type PlannedEntity, plannedNamespace } from './entities';

/** What became of a topology. */
export interface Deployment {
  /**
   * What is not as the document has it: what cannot be told, and what the service would refuse, in its words. Who starts with
   * it answers for less than the document.
   */
  readonly leftOut: readonly Unresolved[];
  /** To be done and stored, as those of every command. */
  readonly effects: readonly Effect[];
  readonly journal: readonly JournalRecord[];
}

/**
 * Makes the entities of a topology. Those that are there already, from a journal, get the settings and rules of the document
 * and keep their messages; others stay as they are.
 */
export function fromTopology(broker: Broker, topology: Topology, now: Time): Deployment {
  const { entities, leftOut } = plannedNamespace(topology);
  const deployer = new Deployer(broker, now, [...leftOut]);
  for (const one of entities) deployer.make(one);
  // Each forwards to what may have been made after it.
  for (const one of entities) deployer.forward(one);
  return deployer;
}

/** The settings of a document for an entity that is there. Its size with partitions is that of all; a document has that of one. */
function updatable({ settings = {} }: EntityDefinition): object {
  const isDivided = 'partitioning' in settings && settings.partitioning === true;
  return isDivided ? { ...settings, maxSizeInMegabytes: undefined } : settings;
}

class Deployer implements Deployment {
  readonly effects: Effect[] = [];
  readonly journal: JournalRecord[] = [];
  private readonly failed = new Set<PlannedEntity>();

  constructor(
    private readonly broker: Broker,
    private readonly now: Time,
    readonly leftOut: Unresolved[],
  ) {}

  make(entity: PlannedEntity): void {
    const { definition, address, rules } = entity;
    const isThere = !(this.broker.describe(address) instanceof BrokerError);
    const [first = DEFAULT_RULE] = rules;
    const done = isThere
      ? this.run(address, { kind: 'update', entity: address, settings: updatable(definition) })
      : this.run(address, { kind: 'create', entity: definition, rule: first });
    if (!done) this.failed.add(entity);
    else if (definition.kind === 'subscription') this.setRules(address, rules);
  }

  forward(entity: PlannedEntity): void {
    const { address, forwarding, definition } = entity;
    const description = this.broker.describe(address);
    if (this.failed.has(entity) || definition.kind === 'topic' || description instanceof BrokerError) return;
    this.run(address, { kind: 'update', entity: address, settings: forwarding });
  }

  /** Gives a subscription these rules and no others. */
  private setRules(subscription: string, rules: readonly RuleDefinition[]): void {
    const found = this.broker.rules(subscription);
    const existing = new Map(
      found instanceof BrokerError ? [] : found.map(({ rule }) => [rule.name.toLowerCase(), rule]),
    );
    const wanted = new Set(rules.map(({ name }) => name.toLowerCase()));
    // New ones first: nothing that comes meanwhile is lost.
    for (const rule of rules) {
      if (existing.get(rule.name.toLowerCase()) === rule) continue;
      const replace = existing.has(rule.name.toLowerCase());
      this.run(`${subscription}/Rules/${rule.name}`, { kind: 'add-rule', subscription, rule, replace });
    }
    for (const [key, { name }] of existing)
      if (!wanted.has(key)) this.run(subscription, { kind: 'remove-rule', subscription, name });
  }

  private run(address: string, command: Command): boolean {
    const { answer, effects, journal } = this.broker.run(command, this.now);
    this.effects.push(...effects);
    this.journal.push(...journal);
    if (!(answer instanceof BrokerError)) return true;
    this.leftOut.push({ address, argument: '', problem: answer.description });
    return false;
  }
}
