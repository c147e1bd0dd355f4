import { knownOf, type Subscription, type Unresolved } from '../../../routing';
import { claimScope, claimTitle, counted, type DeliveryClaim, type Message } from '../../../rules';
import { BoxIndex } from '../../messages/box-index';
import { inAll, type MessageSet, NO_MESSAGE, outside } from '../../messages/message-set';
import type { RefutationKind } from '../../questions/claims/claim-proof';
import { refutationWords } from '../../questions/claims/claim-words';
import type { Pair } from '../remarks/pairs';
import type { Remark } from '../remarks/review';
import { undecided } from './remarks-on-unknown';
import type { TopicChange } from './topic-change';

/** So many pairs of subscriptions are put to the solver one by one. */
const MOST_PAIRS = 5000;

/** Claims that messages refute which did not before; and those that were refuted before already. */
export async function reviewClaims(change: TopicChange): Promise<Remark[]> {
  const remarks: Remark[] = [];
  for (const claim of change.after.topic.claims) {
    const before = new Map(change.before.refuting(claim));
    for (const [how, messages] of change.after.refuting(claim)) {
      remarks.push(...(await reviewClaim(change, claim, how, before.get(how) ?? NO_MESSAGE, messages)));
    }
  }
  return remarks;
}

async function reviewClaim(
  { prover, after: proof, name: subject }: TopicChange,
  claim: DeliveryClaim,
  how: RefutationKind,
  before: MessageSet,
  after: MessageSet,
): Promise<Remark[]> {
  const found = await prover.find(
    inAll(after, outside(before)),
    `that ${how} now and did not before, against the claim "${claim.name}"`,
  );
  if (found.kind === 'undecided') return [undecided(subject, `whether ${claimTitle(claim)} holds`, found)];
  const scope = claimScope(claim);
  // A sentence that is too long for a comment is cut at its end.
  const wordsOf = (message: Message) =>
    `${refutationWords(claim, { how, ends: proof.countedEnds(claim, message) }, inCode)}${scope === undefined ? '' : ` (it is claimed ${scope})`}`;
  if (found.kind === 'message') {
    const gate = how === 'reaches nobody' ? ('lost-coverage' as const) : ('new-overlap' as const);
    const text = `"${claim.name}" is refuted, and was not before: ${wordsOf(found.message)}`;
    return [{ code: 'claim-refuted', subject, text, message: found.message, gate }];
  }
  const old = await prover.find(after, `that ${how}, against the claim "${claim.name}"`);
  if (old.kind !== 'message') return [];
  const text = `"${claim.name}" is refuted, as before: ${wordsOf(old.message)}`;
  return [{ code: 'claim-refuted', subject, text, message: old.message }];
}

function inCode(place: string): string {
  return `\`${place}\``;
}

/** Messages that now reach two subscriptions of which they reached one at most. */
export async function reviewOverlaps(change: TopicChange): Promise<Remark[]> {
  // Of a topic that is new everything is new.
  if (knownOf(change.before.topic.subscriptions).length === 0) return [];
  const near = nearPairs(change);
  if (near.length > MOST_PAIRS) {
    const question = `whether ${counted(change.changed.length, 'changed subscription')} ${change.changed.length === 1 ? 'overlaps' : 'overlap'} more with others than before`;
    return [
      undecided(change.name, question, {
        reason: `${near.length} pairs are too many to look at; \`training-job-scheduler prove\` tells which overlap now`,
      }),
    ];
  }
  const remarks: Remark[] = [];
  const open: Unresolved[] = [];
  for (const [a, b] of near) {
    const [[oldA, nowA], [oldB, nowB]] = [change.received(a), change.received(b)];
    const found = await change.prover.find(
      inAll(nowA, nowB, outside(inAll(oldA, oldB))),
      `that ${a.after?.name} and ${b.after?.name} get now and did not before`,
    );
    const names = [a, b].map(({ after }) => `\`${after?.name}\``).join(' and ');
    // One sentence for all pairs that wait for what is not known.
    if (found.kind === 'undecided' && found.unresolved !== undefined) open.push(...found.unresolved);
    else if (found.kind === 'undecided') remarks.push(undecided(change.name, `whether ${names} overlap`, found));
    if (found.kind !== 'message') continue;
    const text = `${names} both get messages that at most one of them got before`;
    remarks.push({ code: 'new-overlap', subject: change.name, text, message: found.message });
  }
  if (open.length > 0) {
    const question = 'which subscriptions newly get the same messages';
    remarks.push(undecided(change.name, question, { reason: '', unresolved: open }));
  }
  return remarks;
}

/** The pairs of a changed subscription and another one that are not seen to be apart. */
function nearPairs({ pairs, changed, after }: TopicChange): (readonly [Pair<Subscription>, Pair<Subscription>])[] {
  const isChanged = new Set(changed);
  const there = pairs.filter((pair) => pair.after !== undefined);
  const boxes = there.map((pair) => after.box(pair.after as Subscription));
  const index = new BoxIndex(boxes);
  return there.flatMap((a, at) =>
    index.near(boxes[at]).flatMap((other) => {
      const b = there[other] as Pair<Subscription>;
      return other > at && (isChanged.has(a) || isChanged.has(b)) ? [[a, b] as const] : [];
    }),
  );
}
