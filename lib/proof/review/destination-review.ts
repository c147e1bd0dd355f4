import type { Subscription } from '../../routing';
import { changeOf } from '../filter-change';
import { inAll, inAny, inSeveral, outside } from '../message-set';
import { examplesOf } from './examples';
import type { Pair } from './pairs';
import type { DestinationRow, Remark } from './review';
import type { TopicChange } from './topic-change';

/** Which messages go where now, and whether that is where they went. */
export interface Destinations {
  readonly rows: readonly DestinationRow[];
  readonly remarks: readonly Remark[];
  /** Whether it is proved that every message goes where it went before, as often. */
  readonly isUnmoved: boolean;
}

/** Compares what the subscriptions get, kind by kind. */
export async function reviewDestinations(change: TopicChange): Promise<Destinations> {
  const [rows, remarks]: [DestinationRow[], Remark[]] = [[], []];
  let isUnmoved = true;
  for (const pair of change.changed) {
    const found = await compare(change, pair);
    rows.push(...found.rows);
    remarks.push(...found.remarks);
    isUnmoved &&= found.isUnmoved;
  }
  if (!isUnmoved) remarks.push(...(await lostCoverage(change)));
  return { rows, remarks, isUnmoved };
}

const MOVED = { rows: [], remarks: [], isUnmoved: false };

async function compare(change: TopicChange, pair: Pair<Subscription>): Promise<Destinations> {
  const subscription = (pair.after ?? pair.before) as Subscription;
  if (change.isExcluded(subscription)) return MOVED;
  const [before, after] = change.received(pair);
  const whole = await changeOf(change.prover, before, after);
  if (whole.verdict === 'equivalent') return compareCopies(change, pair);
  const remarks = [whole.gained, whole.lost].flatMap((found) =>
    found.kind === 'undecided'
      ? [undecided(change.subject(subscription), 'could not be compared with before', found.reason)]
      : [],
  );
  if ((pair.after?.rules.length ?? 0) > 0 && whole.gained.kind === 'none' && whole.kept.kind === 'none') {
    const text = 'gets **no message** any more: none that is possible matches its rules';
    remarks.push({ code: 'unreachable', subject: change.subject(subscription), text });
  }
  const boxes = [pair.before && change.before.box(pair.before), pair.after && change.after.box(pair.after)];
  const rows: DestinationRow[] = [];
  for (const { kind, messages, isNear } of change.after.kinds) {
    if (!boxes.some(isNear)) continue;
    const { gained, lost, kept } = await changeOf(change.prover, before, after, messages);
    if (gained.kind !== 'message' && lost.kind !== 'message') continue;
    const place = { topic: change.name, kind, subscription: subscription.name };
    rows.push({ ...place, kept: kept.kind === 'message', ...examplesOf(gained, lost) });
  }
  return { rows, remarks, isUnmoved: false };
}

/** The same messages may come in another number of copies. */
async function compareCopies(change: TopicChange, { before, after }: Pair<Subscription>): Promise<Destinations> {
  const unmoved = { rows: [], remarks: [], isUnmoved: true };
  if (before === undefined || after === undefined) return unmoved;
  const [old, now] = [inSeveral(change.before.copies(before)), inSeveral(change.after.copies(after))];
  const found = await change.prover.find(inAll(now, outside(old)));
  if (found.kind === 'none') return unmoved;
  const subject = change.subject(after);
  if (found.kind === 'undecided') {
    return { ...MOVED, remarks: [undecided(subject, 'whether a message comes twice could not be told', found.reason)] };
  }
  const text = 'gets a message twice that came once, since a rule with an action makes a copy of its own';
  return { ...MOVED, remarks: [{ code: 'two-copies', subject, text, message: found.message }] };
}

/** Messages that reached somebody and now reach nobody. */
async function lostCoverage(change: TopicChange): Promise<Remark[]> {
  const { before, after, prover, name } = change;
  const remarks: Remark[] = [];
  // What an excluded rule delivers is not known: its messages are not told to be lost.
  const open = new Set(after.topic.subscriptions.filter((one) => change.isExcluded(one)).map((one) => one.name));
  for (const kind of after.kinds) {
    const near = before.near(kind);
    const notKnown = near.filter((subscription) => open.has(subscription.name));
    const reaching = inAny(after.reaches(after.near(kind)), before.reaches(notKnown));
    const found = await prover.find(inAll(kind.messages, before.reaches(near), outside(reaching)));
    if (found.kind === 'undecided') {
      remarks.push(undecided(name, `whether messages with \`${kind.kind}\` are lost could not be told`, found.reason));
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

/** That the solver could not tell. */
export function undecided(subject: string, question: string, reason: string): Remark {
  return { code: 'undecided', subject, text: `${question}: ${reason}` };
}
