import { type LookedAtBody, readEncoded } from '../../broker';
import {
  Contracts,
  deliveredCopies,
  explainOthers,
  Router,
  resultLines,
  sentJson,
  type Topic,
  type TopicResult,
  type Topology,
  unknownsIn,
} from '../../routing';
import { foldName, type Message } from '../../rules';
import { subscriptionAddress } from './setup-of';
import type { MessageDetail, MessageRow } from './wire';

/** So much of a body is shown. */
const LONGEST_BODY = 64 * 1024;

/** A body as people read it. */
export function bodyText(body: LookedAtBody): string {
  const text =
    body.kind === 'text' ? body.text : `${body.bytes.length} bytes: ${body.bytes.subarray(0, 512).toString('hex')}`;
  return text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}…` : text;
}

/** Why messages go where they go, as `training-job-scheduler route --explain` says it. */
export class Explaining {
  private readonly router = new Router();
  private readonly contracts = new Contracts();

  constructor(private readonly topology: Topology) {}

  /** The topic of a name; `undefined` for a queue, and for one that the document does not have. */
  topic(name: string): Topic | undefined {
    return this.topology.topics.find((one) => foldName(one.name) === foldName(name));
  }

  /** Where a message is not as the contract of what it is sent to says. */
  problems(to: string, message: Message): string[] {
    const topic = this.topic(to);
    return topic === undefined ? [] : this.contracts.problems(topic, message);
  }

  /** Where a message would go; the lines of the command. */
  route(to: string, message: Message): Pick<MessageDetail, 'why' | 'others'> {
    const topic = this.topic(to);
    if (topic === undefined) return { why: [`${to}: it is sent to the queue itself, and no rule decides`], others: [] };
    const result = this.router.route(topic, message);
    return { why: resultLines(result, message, ''), others: othersOf(explainOthers(topic, result, message)) };
  }

  /** Everything about a message that was sent. */
  detail(row: MessageRow, encoded: Buffer): MessageDetail {
    const { message, body } = readEncoded(encoded);
    const topic = this.topic(row.to);
    const otherwise =
      topic === undefined || row.end === 'dropped'
        ? undefined
        : otherwiseOf(row, this.router.route(topic, message), topic);
    return {
      ...row,
      json: sentJson(message),
      body: bodyText(body),
      ...this.route(row.to, message),
      problems: this.problems(row.to, message),
      ...(otherwise !== undefined && { otherwise }),
    };
  }
}

/** Lines `  not <subscription>: <reason>`, by subscription. */
function othersOf(lines: readonly string[]): MessageDetail['others'] {
  const reasons = new Map<string, string[]>();
  for (const line of lines) {
    const [, subscription = '', reason = ''] = /^ {2}not (.+?): (.*)$/s.exec(line) ?? [];
    reasons.set(subscription, [...(reasons.get(subscription) ?? []), reason]);
  }
  return [...reasons].map(([subscription, own]) => ({ subscription, reasons: own }));
}

/** What Service Bus has done that its rules of the document do not say; nothing where that cannot be told. */
function otherwiseOf({ copies }: MessageRow, result: TopicResult, topic: Topic): string | undefined {
  if (unknownsIn(result).length > 0) return undefined;
  // What was scheduled has come nowhere yet.
  if (copies.some(({ state }) => state === 'scheduled')) return undefined;
  const prefix = foldName(`${topic.name}/Subscriptions/`);
  const came = copies.map(({ entity }) => entity).filter((entity) => foldName(entity).startsWith(prefix));
  const of = (results: TopicResult['results']) =>
    results.map(({ subscription }) => subscriptionAddress(topic.name, subscription.name));
  const more = without(came, of(result.results));
  const less = without(of(result.results.filter((one) => deliveredCopies(one).length > 0)), came);
  if (more.length + less.length === 0) return undefined;
  const said = [
    ...(more.length > 0 ? [`it came to ${more.map(nameOf).join(', ')}`] : []),
    ...(less.length > 0 ? [`it did not come to ${less.map(nameOf).join(', ')}`] : []),
  ];
  return `Service Bus did otherwise: ${said.join(', and ')}. Its rules were changed since they were deployed.`;
}

/** Those that are not among others; letters and capitals are one. */
function without(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(foldName));
  return [...new Set(names)].filter((name) => !known.has(foldName(name)));
}

function nameOf(entity: string): string {
  return entity.slice(entity.lastIndexOf('/') + 1);
}
