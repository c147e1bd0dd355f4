import { actionInWords, filterInWords } from '../rules';
import type { DeployedRule } from './deployed-rules';
import type { Queue, Subscription, Target, Topic, Topology } from './topology';

/** A box of a picture. */
export interface Box {
  readonly id: string;
  readonly kind: 'topic' | 'subscription' | 'queue' | 'elsewhere';
  /** The name first, then what there is to say. */
  readonly lines: readonly string[];
  /** The addresses of what it stands for; several where subscriptions are drawn together. */
  readonly addresses: readonly string[];
}

/** An arrow of a picture. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** A topology as boxes and arrows, whatever draws them. */
export interface Graph {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** More subscriptions of one topic are drawn together, by where they forward to. */
const MOST_DRAWN = 40;
const MOST_NAMED = 6;
const LONGEST_LINE = 48;
const MOST_LINES = 5;

/** What a topology looks like. */
export function graphOf({ topics, queues }: Topology): Graph {
  const boxes: Box[] = [];
  const arrows: Arrow[] = [];
  const ids = new Map<Topic | Queue | string, string>();
  const idOf = (entity: Topic | Queue | string): string => {
    const id = ids.get(entity) ?? `n${ids.size}`;
    ids.set(entity, id);
    return id;
  };
  const arrowTo = (from: string, target: Target | undefined, label: string) => {
    if (target === undefined) return;
    const isNew = target.entity === undefined && !ids.has(target.name);
    const to = idOf(target.entity ?? target.name);
    if (isNew) boxes.push({ id: to, kind: 'elsewhere', lines: [target.name, 'elsewhere'], addresses: [] });
    arrows.push({ from, to, label });
  };
  for (const topic of topics)
    boxes.push({ id: idOf(topic), kind: 'topic', lines: [topic.name, 'topic'], addresses: [topic.address] });
  for (const queue of queues) {
    boxes.push({ id: idOf(queue), kind: 'queue', lines: [queue.name, 'queue'], addresses: [queue.address] });
    arrowTo(idOf(queue), queue.forwardTo, 'forwards');
    arrowTo(idOf(queue), queue.forwardDeadLetteredMessagesTo, 'dead letters');
  }
  for (const topic of topics) {
    for (const [index, group] of groupsOf(topic).entries()) {
      const id = `${idOf(topic)}s${index}`;
      boxes.push({ id, kind: 'subscription', lines: linesOf(group), addresses: group.map(({ address }) => address) });
      arrows.push({ from: idOf(topic), to: id });
      const [first] = group;
      arrowTo(id, first?.forwardTo, 'forwards');
      arrowTo(id, first?.forwardDeadLetteredMessagesTo, 'dead letters');
    }
  }
  return { boxes, arrows };
}

/** Each subscription by itself; many of them by where they forward to. */
function groupsOf({ subscriptions }: Topic): Subscription[][] {
  if (subscriptions.length <= MOST_DRAWN) return subscriptions.map((subscription) => [subscription]);
  const groups = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    const key = `${subscription.forwardTo?.name} ${subscription.forwardDeadLetteredMessagesTo?.name}`;
    groups.set(key, [...(groups.get(key) ?? []), subscription]);
  }
  return [...groups.values()];
}

function linesOf(group: readonly Subscription[]): string[] {
  const [only, ...others] = group;
  if (only !== undefined && others.length === 0)
    return [only.name, ...only.rules.flatMap(ruleLines), ...(only.requiresSession ? ['sessions'] : [])];
  const named = group.slice(0, MOST_NAMED).map(({ name }) => name);
  return [
    `${group.length} subscriptions`,
    ...named,
    ...(group.length > MOST_NAMED ? [`and ${group.length - MOST_NAMED} more`] : []),
  ];
}

/** A rule in words, over several short lines. */
function ruleLines({ filter, action }: DeployedRule): string[] {
  const matched =
    filter === undefined
      ? 'a filter that only Terraform knows'
      : filterInWords(filter).replace(/^messages (whose|where) /, '');
  const words = (action === undefined ? matched : `${matched}, ${actionInWords(action)}`).split(' ');
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= LONGEST_LINE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`] : lines;
}
