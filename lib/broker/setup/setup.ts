import {
  type AddRule,
  addressText,
  type Create,
  DEFAULT_RULE,
  type QueueSettings,
  type RemoveRule,
  type RuleDefinition,
  type SubscriptionSettings,
  type TopicSettings,
  type Update,
} from '../core';

/** A command that a namespace is made by. */
export type SetupCommand = Create | Update | AddRule | RemoveRule;

/** What a namespace is to have when it starts, as the commands that make it. */
export interface Setup {
  readonly commands: readonly SetupCommand[];
  /** What could not be told, and so is left out or has the default of the service: one line each. */
  readonly leftOut: readonly string[];
}

/** Where messages go on to: the names of entities of the same namespace. */
export type Forwarding = Partial<Pick<QueueSettings, 'forwardTo' | 'forwardDeadLetteredMessagesTo'>>;

/**
 * Collects what a namespace has, in any order, and orders the commands so that each finds what it needs: an entity that
 * forwards needs the one that it forwards to.
 */
export class SetupCommands {
  private readonly entities: SetupCommand[] = [];
  private readonly subscriptions: SetupCommand[] = [];
  private readonly forwarding: SetupCommand[] = [];

  queue(name: string, settings: Partial<QueueSettings>, forwarding: Forwarding): void {
    this.entities.push({ kind: 'create', entity: { kind: 'queue', name, settings } });
    this.forward(name, forwarding);
  }

  topic(name: string, settings: Partial<TopicSettings>): void {
    this.entities.push({ kind: 'create', entity: { kind: 'topic', name, settings } });
  }

  /** @param rules all that it has; without any it gets no message */
  subscription(
    topic: string,
    name: string,
    settings: Partial<SubscriptionSettings>,
    rules: readonly RuleDefinition[],
    forwarding: Forwarding,
  ): void {
    const subscription = addressText({ name: topic, subscription: name, subqueue: undefined });
    const [first, ...others] = rules;
    this.subscriptions.push(
      { kind: 'create', entity: { kind: 'subscription', topic, name, settings }, rule: first },
      ...others.map((rule): SetupCommand => ({ kind: 'add-rule', subscription, rule })),
    );
    if (first === undefined) this.subscriptions.push({ kind: 'remove-rule', subscription, name: DEFAULT_RULE.name });
    this.forward(subscription, forwarding);
  }

  get commands(): SetupCommand[] {
    return [...this.entities, ...this.subscriptions, ...this.forwarding];
  }

  private forward(entity: string, forwarding: Forwarding): void {
    const settings = Object.fromEntries(Object.entries(forwarding).filter(([, name]) => name !== undefined));
    if (Object.keys(settings).length > 0) this.forwarding.push({ kind: 'update', entity, settings });
  }
}
