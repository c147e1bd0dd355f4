import type { Subscription } from '../../../routing';
import { changeOf } from '../../questions/filter-change';
import type { Prover } from '../../questions/prover';
import type { Pair } from '../remarks/pairs';
import type { DestinationRow, Remark } from '../remarks/review';
import { compareCopies } from './copies-review';
import { reviewCoverage } from './coverage-review';
import { reviewMoves } from './moves-review';
import { type Place, Places } from './places';
import { undecided } from './remarks-on-unknown';
import { examplesOf } from './row-examples';
import { isNameOpen, type TopicChange } from './topic-change';

/** Which messages end where now, and whether that is where they ended. */
export interface Destinations {
  readonly rows: readonly DestinationRow[];
  readonly remarks: readonly Remark[];
  /** Whether it is proved that every message ends where it ended before, as often; `undefined` where nobody can tell. */
  readonly isUnmoved: boolean | undefined;
}

/** Compares where messages end, place by place and kind by kind. */
export async function reviewDestinations(change: TopicChange): Promise<Destinations> {
  const places = new Places(change);
  const [rows, remarks]: [DestinationRow[], Remark[]] = [[], []];
  let isUnmoved: boolean | undefined = true;
  for (const place of places.all) {
    const found = await compare(change, places, place);
    rows.push(...found.rows);
    remarks.push(...found.remarks);
    isUnmoved = both(isUnmoved, found.isUnmoved);
  }
  if (change.touched.some(isNameOpen)) isUnmoved = both(isUnmoved, undefined);
  const { missing } = change;
  if (missing.length > 0) {
    remarks.push(undecided(change.name, 'which subscriptions it has', { reason: '', unresolved: missing }));
    isUnmoved = both(isUnmoved, undefined);
  }
  if (isUnmoved === true) return { rows, remarks, isUnmoved };
  const lost = await reviewCoverage(change);
  const examples = rows.flatMap(({ gained, lost: gone }) => [gone, gained]).filter((one) => one !== undefined);
  return { rows, remarks: [...remarks, ...lost, ...reviewMoves(change, places, examples)], isUnmoved };
}

/** Both are as before; where one is not, it is not; where one is not known, neither is the whole. */
function both(a: boolean | undefined, b: boolean | undefined): boolean | undefined {
  if (a === false || b === false) return false;
  return a === undefined || b === undefined ? undefined : true;
}

async function compare(change: TopicChange, places: Places, place: Place): Promise<Destinations> {
  const { own, label } = place;
  const [before, after] = [places.messages(place, 'before'), places.messages(place, 'after')];
  const whole = await changeOf(atPlace(change, place), before, after);
  const copies = await compareCopies(change.prover, places, place);
  const remarks = [...copies.remarks];
  const isEmpty = whole.gained.kind === 'none' && whole.kept.kind === 'none';
  if (own !== undefined && isEmpty) remarks.push(...(await reviewUnreached(change, own)));
  if (whole.verdict === 'equivalent') return { rows: [], remarks, isUnmoved: copies.isUnmoved };
  const isMoved = whole.gained.kind === 'message' || whole.lost.kind === 'message';
  for (const [found, question] of [
    [whole.gained, 'whether it gets messages that it did not get'],
    [whole.lost, 'whether it loses messages'],
  ] as const) {
    if (found.kind === 'undecided') remarks.push(undecided(label, question, found));
  }
  const isUnmoved = isMoved ? false : both(copies.isUnmoved, undefined);
  return { rows: isMoved ? await rowsOf(change, places, place) : [], remarks, isUnmoved };
}

/** Asks about what ends at a place, in these words. */
function atPlace({ prover }: TopicChange, { label }: Place, kind?: string): Pick<Prover, 'find'> {
  const scope = `of what ends at ${label}${kind === undefined ? '' : `, with ${kind}`}`;
  return { find: (set, words) => prover.find(set, `${words}, ${scope}`) };
}

/** That no message matches the rules of a subscription any more. */
async function reviewUnreached(change: TopicChange, pair: Pair<Subscription>): Promise<Remark[]> {
  const { before, after: subscription } = pair;
  if (subscription?.rules.kind !== 'all' || subscription.rules.all.length === 0) return [];
  if (!change.changed.includes(pair)) return [];
  const got = await change.prover.find(change.after.receives(subscription), `that ${subscription.name} gets`);
  if (got.kind !== 'none') return [];
  const had = before && (await change.prover.find(change.before.receives(before), `that ${before.name} got`));
  if (had !== undefined && had.kind !== 'message') return [];
  const text = 'gets **no message** any more: none that is possible matches its rules';
  return [{ code: 'unreachable', subject: change.subject(subscription), text }];
}

/** What is gained and lost at a place, kind by kind. */
async function rowsOf(change: TopicChange, places: Places, place: Place): Promise<DestinationRow[]> {
  const { own, label: end } = place;
  const subscription = (own?.after ?? own?.before)?.name;
  const [before, after] = [places.messages(place, 'before'), places.messages(place, 'after')];
  const rows: DestinationRow[] = [];
  for (const { kind, messages } of change.after.kindsNear(places.boxes(place))) {
    const { gained, lost, kept } = await changeOf(atPlace(change, place, kind), before, after, messages);
    if (gained.kind !== 'message' && lost.kind !== 'message') continue;
    const isKept = kept.kind === 'undecided' ? null : kept.kind === 'message';
    rows.push({
      topic: change.name,
      kind,
      end,
      ...(subscription !== undefined && { subscription }),
      kept: isKept,
      ...examplesOf(gained, lost),
    });
  }
  return rows;
}
