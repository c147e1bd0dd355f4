import { knownOf } from '../../../routing';
import type { Message } from '../../../rules';
import { stopLabel } from '../../destinations/forward-stop';
import type { Remark } from '../remarks/review';
import { type EndingCopy, endLabelOf, wayText } from './ending-copies';
import type { Place, Places } from './places';
import type { TopicChange } from './topic-change';

/**
 * Messages that end elsewhere now, with both ways, as far as something is forwarded: what subscriptions of the topic itself
 * gain and lose stands in the table, and what ends nowhere any more is told as lost.
 */
export function reviewMoves(change: TopicChange, places: Places, examples: readonly Message[]): Remark[] {
  const told = new Map<string, Remark>();
  // Where every copy stays in the subscription that it comes to, none ends elsewhere: there may be thousands of both.
  if (!places.all.some(({ before, after }) => [...before, ...after].some(isForwarded))) return [];
  const { after } = change;
  const reached = after.reaches(knownOf(after.topic.subscriptions));
  for (const message of examples) {
    const moves = places.all.map((place) => moveOf(place, message));
    const [from, to] = [moves.flatMap(({ lost }) => lost), moves.flatMap(({ gained }) => gained)];
    if (![...from, ...to].some(isForwarded) || !reached.mayHave(message)) continue;
    const text = sentence(from, to);
    const subject = subjectOf(change, [...from, ...to]);
    const key = `${subject} ${text}`;
    if (!told.has(key)) told.set(key, { code: 'forwarded-elsewhere', subject, text, message });
  }
  return [...told.values()];
}

function isForwarded({ way }: EndingCopy): boolean {
  return way.length > 1;
}

/**
 * The copies of a message that come to a place more than before, or fewer. One that comes another way ends where it ended;
 * of several, those are told that come the way on which none came.
 */
function moveOf({ before, after }: Place, message: Message) {
  const has = ({ messages }: EndingCopy) => messages.has(message);
  const [old, now] = [before.filter(has), after.filter(has)];
  const [gone, come] = [byOtherWays(old, now), byOtherWays(now, old)];
  return { lost: gone.slice(come.length), gained: come.slice(gone.length) };
}

/** Those of some copies that come other ways than others, or oftener. */
function byOtherWays(copies: readonly EndingCopy[], others: readonly EndingCopy[]): EndingCopy[] {
  const left = others.map(wayText);
  return copies.filter((copy) => {
    const at = left.indexOf(wayText(copy));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function sentence(from: readonly EndingCopy[], to: readonly EndingCopy[]): string {
  if (from.length === 0) return `messages now end at ${listed(to)} that did not before`;
  if (to.length === 0) return `messages that ended at ${listed(from)} no longer do`;
  return `messages that ended at ${listed(from)} now end at ${listed(to)}`;
}

/** Where copies end, with how they come there where they are forwarded. */
function listed(copies: readonly EndingCopy[]): string {
  const ends = copies.map((copy) => {
    const label = `\`${endLabelOf(copy)}\``;
    return isForwarded(copy) ? `${label} (${wayText(copy)})` : label;
  });
  return [...new Set(ends)].join(' and ');
}

/** The subscription whose copies these are, or the topic where they are those of several. */
function subjectOf({ name }: TopicChange, copies: readonly EndingCopy[]): string {
  const [first, ...others] = new Set(
    copies.flatMap(({ way: [stop] }) => (stop === undefined ? [] : [stopLabel(stop)])),
  );
  return first === undefined || others.length > 0 ? name : first;
}
