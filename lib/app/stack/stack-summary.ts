import { actionInWords, filterInWords } from '../../rules';
import { type ISubscription, type ServiceBusTopic, SUBSCRIPTION_DEFAULTS } from '../../servicebus';
import type { TrainingJob } from '../declaration/job';
import type { TrainingSchedulerStack } from './stack';

/** What a stack deploys, for people: a heading, and one line a subscription. */
export function summarize(stack: TrainingSchedulerStack): string {
  return summaryLines(stack).join('\n');
}

/** The same as lines, of which each is one whatever names are in it. */
export function summaryLines({ environment, namespace, topics, starts }: TrainingSchedulerStack): string[] {
  const { name, location } = environment;
  const where = `${name}: namespace ${environment.namespace.name} (${namespace.sku}, ${location})`;
  const [only, ...others] = topics;
  if (only === undefined) return [`${where}, no topic`];
  if (others.length === 0) return [`${where}, ${topicHeading(only)}`, ...subscriptionLines(only, starts)];
  return [where, ...topics.flatMap((topic) => [` ${topicHeading(topic)}`, ...subscriptionLines(topic, starts)])];
}

function topicHeading({ name, subscriptions }: ServiceBusTopic): string {
  return `topic ${name}, ${subscriptions.length} ${subscriptions.length === 1 ? 'subscription' : 'subscriptions'}`;
}

function subscriptionLines({ subscriptions }: ServiceBusTopic, starts: ReadonlyMap<string, TrainingJob>): string[] {
  const width = Math.max(...subscriptions.map(({ name }) => name.length));
  return subscriptions.map((subscription) => {
    // Two topics may have a job of a name, of which one starts something.
    const job = subscription.consumer === undefined ? undefined : starts.get(subscription.name);
    return `  ${subscription.name.padEnd(width)}  ${[describe(subscription), ...started(job)].join(' | ')}`;
  });
}

/** What a subscription starts by itself. */
function started(job: TrainingJob | undefined): string[] {
  if (job === undefined) return [];
  const { templates, by = 'function', paused = false } = job;
  return [`${paused ? 'paused, ' : ''}starts ${Object.keys(templates).sort().join(', ')} by ${by}`];
}

function describe(subscription: ISubscription): string {
  const rules = subscription.rules.map(({ name, filter, action }) =>
    [`${name}: ${filterInWords(filter)}`, ...(action === undefined ? [] : [actionInWords(action)])].join(', '),
  );
  return [rules.join('; or '), ...settings(subscription)].join(' | ');
}

/** The settings that somebody chose: those that differ from the default. */
function settings({ options }: ISubscription): string[] {
  const { rules, acknowledge, observes, forwardTo, forwardDeadLetteredMessagesTo, clientScoped, ...others } = options;
  const defaults: Readonly<Record<string, unknown>> = SUBSCRIPTION_DEFAULTS;
  const chosen = Object.entries(others)
    .filter(([setting, value]) => !UNSHOWN.has(setting) && value !== undefined && value !== defaults[setting])
    .map(([setting, value]) => `${setting} ${value}`);
  if (forwardTo !== undefined) chosen.push(`forwards to ${forwardTo.node.id}`);
  if (forwardDeadLetteredMessagesTo !== undefined) {
    chosen.push(`forwards dead letters to ${forwardDeadLetteredMessagesTo.node.id}`);
  }
  if (observes !== undefined) chosen.push(`an observer: ${observes}`);
  if (clientScoped !== undefined) chosen.push(`for the JMS client ${clientScoped.clientId}`);
  return chosen;
}

/** What says where a subscription is, not how it behaves. */
const UNSHOWN: ReadonlySet<string> = new Set(['topic', 'subscriptionName']);
