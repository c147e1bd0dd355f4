import { shortened } from '../../text/shortened';
import type { DeployedRule } from '../topology/deployed-rule';
import { becauseOf, type Fact, knownOf, missingOf, unresolvedText, valueOr } from '../topology/fact';
import { ruleInWords } from '../topology/rule-words';
import type { Queue, Subscription, Target, Topic, Topology } from '../topology/topology';

/** A box of a picture. */
export interface Box {
  readonly id: string;
  readonly kind: 'topic' | 'subscription' | 'queue' | 'elsewhere' | 'unknown';
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

/** The longest name that Azure takes has 260 letters; what is longer would make a picture that nobody can look at. */
const LONGEST_DRAWN = 300;

/** The lines of a box as they are drawn. */
export function drawnLines({ lines }: Box): string[] {
  return lines.map((line) => shortened(line, LONGEST_DRAWN));
}

/** More subscriptions of one topic are drawn together, by where they forward to. */
const MOST_DRAWN = 100;
const MOST_NAMED = 6;
const LONGEST_LINE = 48;
const MOST_LINES = 5;

/** What a topology looks like. What of it is not known is drawn too: a picture of a part never looks like the whole. */
export function graphOf({ topics, queues, unresolved }: Topology): Graph {
  const drawing = new Drawing();
  for (const topic of topics)
    drawing.add({ id: drawing.idOf(topic), kind: 'topic', lines: [topic.label, 'topic'], addresses: [topic.address] });
  for (const queue of queues) {
    const id = drawing.idOf(queue);
    drawing.add({ id, kind: 'queue', lines: [queue.label, 'queue'], addresses: [queue.address] });
    drawing.forwarding(id, queue);
  }
  for (const topic of topics) {
    for (const [index, group] of groupsOf(topic).entries()) {
      const id = `${drawing.idOf(topic)}s${index}`;
      drawing.add({ id, kind: 'subscription', lines: linesOf(group), addresses: group.map(({ address }) => address) });
      drawing.arrow({ from: drawing.idOf(topic), to: id });
      const [first] = group;
      if (first !== undefined) drawing.forwarding(id, first);
    }
    const missing = missingOf(topic.subscriptions);
    if (missing.length > 0) {
      const id = `${drawing.idOf(topic)}more`;
      drawing.add({ id, kind: 'unknown', lines: ['? perhaps more', ...wrapped(becauseOf(missing))], addresses: [] });
      drawing.arrow({ from: drawing.idOf(topic), to: id });
    }
  }
  if (topics.length + queues.length === 0 && unresolved.length > 0) {
    drawing.add({
      id: 'more',
      kind: 'unknown',
      lines: ['? not known', ...wrapped(becauseOf(unresolved))],
      addresses: [],
    });
  }
  return drawing;
}

class Drawing implements Graph {
  readonly boxes: Box[] = [];
  readonly arrows: Arrow[] = [];
  private readonly ids = new Map<Topic | Queue | string, string>();

  idOf(entity: Topic | Queue | string): string {
    const id = this.ids.get(entity) ?? `n${this.ids.size}`;
    this.ids.set(entity, id);
    return id;
  }

  add(box: Box): void {
    this.boxes.push(box);
  }

  arrow(arrow: Arrow): void {
    this.arrows.push(arrow);
  }

  forwarding(from: string, { forwardTo, forwardDeadLetteredMessagesTo }: Queue | Subscription): void {
    this.arrowTo(from, forwardTo, 'forwards');
    this.arrowTo(from, forwardDeadLetteredMessagesTo, 'dead letters');
  }

  private arrowTo(from: string, target: Fact<Target | undefined>, label: string): void {
    if (target.kind === 'unknown') {
      const to = `${from}${label.slice(0, 1)}`;
      const lines = ['? not known', ...wrapped(unresolvedText(target.unresolved))];
      this.add({ id: to, kind: 'unknown', lines, addresses: [] });
      this.arrow({ from, to, label });
      return;
    }
    if (target.value === undefined) return;
    const { name, entity, isDeleted } = target.value;
    const isNew = entity === undefined && !this.ids.has(name);
    const to = this.idOf(entity ?? name);
    if (isNew)
      this.add({ id: to, kind: 'elsewhere', lines: [name, isDeleted ? 'deleted' : 'elsewhere'], addresses: [] });
    this.arrow({ from, to, label });
  }
}

/** Each subscription by itself; many of them by where they forward to. */
function groupsOf({ subscriptions }: Topic): Subscription[][] {
  const all = knownOf(subscriptions);
  if (all.length <= MOST_DRAWN) return all.map((subscription) => [subscription]);
  const groups = new Map<string, Subscription[]>();
  for (const subscription of all) {
    const key = `${targetKey(subscription.forwardTo)} ${targetKey(subscription.forwardDeadLetteredMessagesTo)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [subscription]);
    else group.push(subscription);
  }
  return [...groups.values()];
}

function targetKey(target: Fact<Target | undefined>): string {
  return target.kind === 'unknown' ? unresolvedText(target.unresolved) : `${target.value?.name}`;
}

function linesOf(group: readonly Subscription[]): string[] {
  const [only, ...others] = group;
  if (only !== undefined && others.length === 0) {
    const missing = missingOf(only.rules);
    return [
      only.name,
      ...knownOf(only.rules).flatMap(ruleLines),
      ...(missing.length > 0 ? [`? perhaps other rules: ${becauseOf(missing)}`].flatMap(wrapped) : []),
      ...(valueOr(only.requiresSession, false) ? ['sessions'] : []),
    ];
  }
  const named = group.slice(0, MOST_NAMED).map(({ name }) => name);
  return [
    `${group.length} subscriptions`,
    ...named,
    ...(group.length > MOST_NAMED ? [`and ${group.length - MOST_NAMED} more`] : []),
  ];
}

/** A rule in words, over several short lines. */
function ruleLines(rule: DeployedRule): string[] {
  return wrapped(ruleInWords(rule).replace(/^messages (whose|where) /, ''));
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= LONGEST_LINE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`] : lines;
}
