import type { Subscription } from '../../../routing';
import type { Message } from '../../../rules';
import { EVERY_MESSAGE, inAll, inAny, type MessageSet, outside, perhaps } from '../../messages/message-set';
import type { MessageKind } from '../../questions/message-kinds';
import type { TopicProof } from '../../questions/topic-proof';
import { namesOf } from '../remarks/names-in-words';
import type { Remark } from '../remarks/review';
import { copiesOf, type EndingCopy, endLabelOf, isAlive, isFollowed } from './ending-copies';
import { undecided } from './remarks-on-unknown';
import type { TopicChange } from './topic-change';

/** Messages that ended somewhere, and end nowhere now but among dead letters, if there. */
export async function reviewCoverage(change: TopicChange): Promise<Remark[]> {
  const { before, after, prover, name } = change;
  const [old, now] = [new Ends(before), new Ends(after)];
  const remarks: Remark[] = [];
  const dying = new Map<string, { readonly kinds: MessageKind[]; readonly message: Message }>();
  // Subscriptions that nobody knows of may get what these get no longer.
  const { missing } = change;
  const others = missing.length === 0 ? after.others : perhaps(EVERY_MESSAGE, missing);
  for (const kind of after.kinds) {
    const near = before.near(kind);
    const still = inAny(now.all(after.near(kind)), others);
    const found = await prover.find(
      inAll(kind.messages, old.all(near), outside(still)),
      `${isEvery(kind) ? '' : `with ${kind.kind} `}that reached somebody and now reaches nobody`,
    );
    if (found.kind === 'undecided') {
      remarks.push(undecided(name, `whether ${theMessages([kind])} are lost`, found));
    }
    if (found.kind !== 'message') continue;
    const reached = old.of(found.message, near).filter(isAlive).map(shortLabel);
    const dead = now.of(found.message, after.near(kind)).map(endLabelOf);
    if (dead.length === 0) {
      const text = `${theMessages([kind])} that reached ${named(reached)} now reach nobody`;
      remarks.push({ code: 'lost-coverage', subject: name, text, message: found.message, gate: 'lost-coverage' });
    } else {
      const fate = `that reached ${named(reached)} now reach nobody: they are dead letters, in ${named(dead)}`;
      const { kinds, message } = dying.get(fate) ?? { kinds: [], message: found.message };
      dying.set(fate, { kinds: [...kinds, kind], message });
    }
  }
  // A filter leaves no dead letter: these are lost by other means, whatever their kind.
  for (const [fate, { kinds, message }] of dying) {
    const text = `${theMessages(kinds)} ${fate}`;
    remarks.push({ code: 'lost-coverage', subject: name, text, message, gate: 'message-loss' });
  }
  return remarks;
}

/** The messages of some kinds, as the beginning of a sentence; all messages have no kind. */
function theMessages(kinds: readonly MessageKind[]): string {
  return kinds.some(isEvery) ? 'messages' : `messages with ${namesOf(kinds.map(({ kind }) => kind))}`;
}

function isEvery({ messages }: MessageKind): boolean {
  return messages === EVERY_MESSAGE;
}

function named(labels: readonly string[]): string {
  return [...new Set(labels)].map((label) => `\`${label}\``).join(' and ');
}

/** Of a subscription of the topic its own name alone. */
function shortLabel(copy: EndingCopy): string {
  const [only, next] = copy.way;
  return next === undefined && only?.kind === 'entity' ? only.entity.name : endLabelOf(copy);
}

/** Where messages of a topic end on one side. */
class Ends {
  private readonly sets = new Map<Subscription, MessageSet>();
  private readonly unions = new WeakMap<readonly Subscription[], MessageSet>();

  constructor(private readonly proof: TopicProof) {}

  /** The messages of which a copy ends alive somewhere that any of some subscriptions gets. */
  all(subscriptions: readonly Subscription[]): MessageSet {
    const known = this.unions.get(subscriptions) ?? inAny(...subscriptions.map((one) => this.set(one)));
    this.unions.set(subscriptions, known);
    return known;
  }

  /** The copies of a message that some subscriptions make. */
  of(message: Message, subscriptions: readonly Subscription[]): readonly EndingCopy[] {
    return subscriptions
      .filter((one) => isFollowed(one) || this.set(one).has(message))
      .flatMap((one) => copiesOf(this.proof, one, isFollowed(one)).ending)
      .filter(({ messages }) => messages.has(message));
  }

  private set(subscription: Subscription): MessageSet {
    const known = this.sets.get(subscription) ?? this.make(subscription);
    this.sets.set(subscription, known);
    return known;
  }

  private make(subscription: Subscription): MessageSet {
    if (!isFollowed(subscription)) return this.proof.receives(subscription);
    const { ending, open } = copiesOf(this.proof, subscription, true);
    return inAny(
      ...ending.filter(isAlive).map(({ messages }) => messages),
      ...open.filter(isAlive).map(({ messages, unresolved }) => perhaps(messages, unresolved)),
    );
  }
}
