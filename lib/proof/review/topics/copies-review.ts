import { missingOf, type Subscription } from '../../../routing';
import type { Message } from '../../../rules';
import { EVERY_MESSAGE, inAll, inAtLeast, type MessageSet, outside, perhaps } from '../../messages/message-set';
import type { Prover } from '../../questions/prover';
import type { Remark } from '../remarks/review';
import { wayText } from './ending-copies';
import type { Place, Places } from './places';
import { undecided } from './remarks-on-unknown';
import type { Side } from './topic-change';

/** So many copies of one message are told apart; of more it is asked only whether there are any. */
const MOST_TOLD_APART = 8;
/** Where so many may come, as in a loop, two are told apart and no more: each question is about all of them. */
const MANY = 16;

/** What was found out about the copies of messages that come before and after. */
export interface ComparedCopies {
  readonly remarks: readonly Remark[];
  readonly isUnmoved: boolean | undefined;
}

/** Messages that come to a place before and after, in another number of copies: each of them may start a job. */
export async function compareCopies(prover: Prover, places: Places, place: Place): Promise<ComparedCopies> {
  const { before, after, label } = place;
  if (before.length === 0 || after.length === 0) return { remarks: [], isUnmoved: true };
  const [old, now] = counted(places, place);
  const both = inAll(places.messages(place, 'before'), places.messages(place, 'after'));
  const most = Math.max(old.length, now.length);
  const apart = most > MANY ? 2 : MOST_TOLD_APART;
  const remarks: Remark[] = [];
  let isUnmoved: boolean | undefined = true;
  for (let count = 2; count <= Math.min(most, apart); count++) {
    const [oldMany, nowMany] = [inAtLeast(count, old), inAtLeast(count, now)];
    const more = await prover.find(
      inAll(both, nowMany, outside(oldMany)),
      `of which ${count} copies end at ${label} now and did not before`,
    );
    const fewer = await prover.find(
      inAll(both, oldMany, outside(nowMany)),
      `of which ${count} copies ended at ${label} before and do not now`,
    );
    for (const found of [more, fewer]) {
      if (found.kind === 'message') {
        isUnmoved = false;
        remarks.push(copiesRemark(place, found.message, old, now));
      } else if (found.kind === 'undecided') {
        if (isUnmoved) isUnmoved = undefined;
        remarks.push(undecided(label, 'how many copies of a message it gets', found));
      }
    }
  }
  if (most > apart && isUnmoved === true) {
    const many = await prover.find(
      inAll(both, inAtLeast(apart + 1, old.length > now.length ? old : now)),
      `of which more than ${apart} copies end at ${label}`,
    );
    if (many.kind !== 'none') {
      isUnmoved = undefined;
      const reason = `more than ${apart} copies of a message come, and more are not told apart`;
      remarks.push(undecided(label, 'how many copies of a message it gets', { reason }));
    }
  }
  return { remarks: distinctTexts(remarks), isUnmoved };
}

/** The copies of before and after; those as well that rules may make of which nobody knows. */
function counted(places: Places, place: Place): readonly [before: readonly MessageSet[], after: readonly MessageSet[]] {
  const { own } = place;
  const [old, now] = [places.copies(place, 'before'), places.copies(place, 'after')];
  // How many copies such rules make is not known: as many as the other side has, and one more.
  const most = Math.max(old.length, now.length) + 1;
  return [withUnknown(old, own?.before, most), withUnknown(now, own?.after, most)];
}

function withUnknown(
  copies: readonly MessageSet[],
  one: Subscription | undefined,
  most: number,
): readonly MessageSet[] {
  const missing = one === undefined ? [] : missingOf(one.rules).filter(({ rule }) => rule === undefined);
  if (missing.length === 0) return copies;
  return [...copies, ...Array.from({ length: most - copies.length }, () => perhaps(EVERY_MESSAGE, missing))];
}

function copiesRemark(place: Place, message: Message, old: readonly MessageSet[], now: readonly MessageSet[]): Remark {
  const count = (copies: readonly MessageSet[]) => copies.filter((copy) => copy.has(message)).length;
  const [was, is] = [count(old), count(now)];
  const times = (many: number) => (many === 1 ? 'once' : many === 2 ? 'twice' : `${many} times`);
  const text = `gets a message ${times(is)} that came ${times(was)}: ${whyOf(place, message, is > was)}`;
  return { code: 'two-copies', subject: place.label, text, message };
}

/** Why another number of copies comes: by an action, where all come from one subscription, or by several ways. */
function whyOf(place: Place, message: Message, isMore: boolean): string {
  const waysOn = (side: Side) => [...new Set(place[side].filter(({ messages }) => messages.has(message)).map(wayText))];
  const ways = waysOn(isMore ? 'after' : 'before');
  if (ways.length > 1) return isMore ? `by ${ways.join(' and ')}` : `before, by ${ways.join(' and ')}`;
  return isMore
    ? 'a rule with an action makes a copy of its own, and each copy starts a job'
    : 'each copy started a job, and fewer are started now';
}

/** Of several examples of one sentence the first. */
function distinctTexts(remarks: readonly Remark[]): Remark[] {
  return [...new Map([...remarks].reverse().map((remark) => [remark.text, remark])).values()].reverse();
}
