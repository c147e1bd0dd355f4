import {
  becauseOf,
  knownOf,
  missingOf,
  type Subscription,
  toldParts,
  type Unresolved,
  waitKey,
} from '../../../routing';
import { counted, type Message } from '../../../rules';
import { EVERY_MESSAGE, inAll, inAny, inAtLeast, type MessageSet, outside, perhaps } from '../../messages/message-set';
import { changeOf } from '../../questions/filter-change';
import type { Pair } from '../remarks/pairs';
import type { DestinationRow, Remark } from '../remarks/review';
import { examplesOf } from './row-examples';
import { isNameOpen, type TopicChange } from './topic-change';

/** Which messages go where now, and whether that is where they went. */
export interface Destinations {
  readonly rows: readonly DestinationRow[];
  readonly remarks: readonly Remark[];
  /** Whether it is proved that every message goes where it went before, as often; `undefined` where nobody can tell. */
  readonly isUnmoved: boolean | undefined;
}

/** Compares what the subscriptions get, kind by kind. */
export async function reviewDestinations(change: TopicChange): Promise<Destinations> {
  const [rows, remarks]: [DestinationRow[], Remark[]] = [[], []];
  let isUnmoved: boolean | undefined = true;
  for (const pair of change.changed) {
    const found = await compare(change, pair);
    rows.push(...found.rows);
    remarks.push(...found.remarks);
    isUnmoved = both(isUnmoved, both(found.isUnmoved, isNameOpen(pair) ? undefined : true));
  }
  const { missing } = change;
  if (missing.length > 0) {
    const text = `which subscriptions it has cannot be told: ${becauseOf(missing)}`;
    const tells = toldParts(missing);
    remarks.push({ code: 'unresolved', subject: change.name, text, unknown: true, waitsFor: missing, tells });
    isUnmoved = both(isUnmoved, undefined);
  }
  if (isUnmoved !== true) remarks.push(...(await lostCoverage(change)));
  return { rows, remarks, isUnmoved };
}

/** Both are as before; where one is not, it is not; where one is not known, neither is the whole. */
function both(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

async function compare(change: TopicChange, pair: Pair<Subscription>): Promise<Destinations> {
  const subscription = (pair.after ?? pair.before) as Subscription;
  const subject = change.subject(subscription);
  const [before, after] = change.received(pair);
  const whole = await changeOf(change.prover, before, after);
  const copies = await compareCopies(change, pair);
  if (whole.verdict === 'equivalent') return copies;
  const isMoved = whole.gained.kind === 'message' || whole.lost.kind === 'message';
  const remarks = [...copies.remarks];
  for (const [found, question] of [
    [whole.gained, 'whether it gets messages that it did not get'],
    [whole.lost, 'whether it loses messages'],
  ] as const) {
    if (found.kind === 'undecided') remarks.push(undecided(subject, `${question} cannot be told`, found));
  }
  const isWhole = pair.after?.rules.kind === 'all' && knownOf(pair.after.rules).length > 0;
  if (isWhole && whole.gained.kind === 'none' && whole.kept.kind === 'none') {
    const text = 'gets **no message** any more: none that is possible matches its rules';
    remarks.push({ code: 'unreachable', subject, text });
  }
  const isUnmoved = isMoved ? false : undefined;
  return { rows: isMoved ? await rowsOf(change, pair, before, after) : [], remarks, isUnmoved };
}

/** What is gained and lost, kind by kind. */
async function rowsOf(
  change: TopicChange,
  pair: Pair<Subscription>,
  before: MessageSet,
  after: MessageSet,
): Promise<DestinationRow[]> {
  const subscription = ((pair.after ?? pair.before) as Subscription).name;
  const boxes = [pair.before && change.before.box(pair.before), pair.after && change.after.box(pair.after)];
  const rows: DestinationRow[] = [];
  for (const { kind, messages, isNear } of change.after.kinds) {
    if (!boxes.some(isNear)) continue;
    const { gained, lost, kept } = await changeOf(change.prover, before, after, messages);
    if (gained.kind !== 'message' && lost.kind !== 'message') continue;
    const isKept = kept.kind === 'undecided' ? null : kept.kind === 'message';
    rows.push({ topic: change.name, kind, subscription, kept: isKept, ...examplesOf(gained, lost) });
  }
  return rows;
}

/** Messages that come before and after, in another number of copies: each of them starts a job. */
async function compareCopies(change: TopicChange, { before, after }: Pair<Subscription>): Promise<Destinations> {
  const unmoved = { rows: [], remarks: [], isUnmoved: true };
  if (before === undefined || after === undefined) return unmoved;
  const [oldKnown, nowKnown] = [change.before.copies(before), change.after.copies(after)];
  // How many copies rules make that nobody knows of is not known: as many as the other side has, and one more.
  const most = Math.max(oldKnown.length, nowKnown.length) + 1;
  const [old, now] = [withUnknown(oldKnown, before, most), withUnknown(nowKnown, after, most)];
  const subject = change.subject(after);
  const remarks: Remark[] = [];
  let isUnmoved: boolean | undefined = true;
  for (let count = 2; count <= Math.max(old.length, now.length); count++) {
    const [oldMany, nowMany] = [inAtLeast(count, old), inAtLeast(count, now)];
    const both = inAll(change.before.receives(before), change.after.receives(after));
    const more = await change.prover.find(inAll(both, nowMany, outside(oldMany)));
    const fewer = await change.prover.find(inAll(both, oldMany, outside(nowMany)));
    for (const found of [more, fewer]) {
      if (found.kind === 'message') {
        isUnmoved = false;
        remarks.push(copiesRemark(subject, found.message, old, now));
      } else if (found.kind === 'undecided') {
        if (isUnmoved) isUnmoved = undefined;
        remarks.push(undecided(subject, 'how many copies of a message it gets cannot be told', found));
      }
    }
  }
  return { rows: [], remarks: distinctCopies(remarks), isUnmoved };
}

function withUnknown(copies: readonly MessageSet[], { rules }: Subscription, most: number): readonly MessageSet[] {
  const missing = missingOf(rules).filter(({ rule }) => rule === undefined);
  if (missing.length === 0) return copies;
  return [...copies, ...Array.from({ length: most - copies.length }, () => perhaps(EVERY_MESSAGE, missing))];
}

function copiesRemark(
  subject: string,
  message: Message,
  old: readonly MessageSet[],
  now: readonly MessageSet[],
): Remark {
  const count = (copies: readonly MessageSet[]) => copies.filter((copy) => copy.has(message)).length;
  const [was, is] = [count(old), count(now)];
  const times = (many: number) => (many === 1 ? 'once' : many === 2 ? 'twice' : `${many} times`);
  const why =
    is > was
      ? 'a rule with an action makes a copy of its own, and each copy starts a job'
      : 'each copy started a job, and fewer are started now';
  return { code: 'two-copies', subject, text: `gets a message ${times(is)} that came ${times(was)}: ${why}`, message };
}

/** Of several examples of one sentence the first. */
function distinctCopies(remarks: readonly Remark[]): Remark[] {
  return [...new Map([...remarks].reverse().map((remark) => [remark.text, remark])).values()].reverse();
}

/** Messages that reached somebody and now reach nobody. */
async function lostCoverage(change: TopicChange): Promise<Remark[]> {
  const { before, after, prover, name } = change;
  const remarks: Remark[] = [];
  // Subscriptions that nobody knows of may get what these get no longer.
  const { missing } = change;
  const others = missing.length === 0 ? after.others : perhaps(EVERY_MESSAGE, missing);
  for (const kind of after.kinds) {
    const near = before.near(kind);
    const found = await prover.find(
      inAll(kind.messages, before.reaches(near), outside(inAny(after.reaches(after.near(kind)), others))),
    );
    if (found.kind === 'undecided') {
      remarks.push(undecided(name, `whether messages with \`${kind.kind}\` are lost cannot be told`, found));
    }
    if (found.kind !== 'message') continue;
    const from = near.filter((subscription) => before.receives(subscription).has(found.message));
    const reached = from.map((subscription) => `\`${subscription.name}\``).join(' and ');
    remarks.push({
      code: 'lost-coverage',
      subject: name,
      text: `messages with \`${kind.kind}\` that reached ${reached} now reach nobody`,
      message: found.message,
      gate: 'lost-coverage',
    });
  }
  return remarks;
}

/** That it cannot be told: by the solver in its budget, or since something of the document is not known. */
export function undecided(
  subject: string,
  question: string,
  { reason, unresolved = [] }: { readonly reason: string; readonly unresolved?: readonly Unresolved[] },
): Remark {
  const code = unresolved.length > 0 ? 'unresolved' : 'undecided';
  const text = `${question}: ${reason}`;
  return { code, subject, text, unknown: true, waitsFor: unresolved, tells: toldParts(unresolved) };
}

/**
 * The remarks of a topic, each thing that is not known once: one question for all that wait for the same, and none for
 * those that wait only for rules of which it is told already that they are not known, or refused.
 */
export function grouped(remarks: readonly Remark[]): Remark[] {
  const told = remarks.filter(({ code }) => code === 'invalid-rule' || code === 'unknown-rule');
  const parts = new Set(told.flatMap(({ tells = [] }) => tells.map((one) => waitKey([one]))));
  const isTold = (one: Unresolved) => parts.has(waitKey([one]));
  const counts = new Map<string, number>();
  const kept = remarks.filter(({ waitsFor = [] }) => {
    if (waitsFor.length === 0) return true;
    if (waitsFor.every(isTold)) return false;
    const key = waitKey(waitsFor);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) === 1;
  });
  return kept.map(({ waitsFor = [], ...remark }) => {
    const others = (counts.get(waitKey(waitsFor)) ?? 1) - 1;
    const more =
      others === 0 ? '' : ` (and ${counted(others, 'more question')} ${others === 1 ? 'waits' : 'wait'} for that)`;
    return { ...remark, text: `${remark.text}${more}` };
  });
}
