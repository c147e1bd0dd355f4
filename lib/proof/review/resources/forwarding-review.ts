import { MOST_HOPS, type Topology } from '../../../routing';
import { type ChangeKind, type DocumentChange, isReplaced } from '../../../terraform';
import { Chains, type Forward, forwardsIn, stopsOf } from '../../destinations/forwards';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';
import type { SubjectOf } from '../remarks/subjects';

/**
 * What a change does to messages that are forwarded: a target that goes, is made anew, takes nothing or is not known;
 * too many hops. The entity that forwards may be unchanged itself.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-auto-forwarding
 */
export function reviewForwarding(
  change: DocumentChange,
  before: Topology,
  after: Topology,
  previous: PreviousAddress,
  subjectOf: SubjectOf,
): Remark[] {
  const [old, now] = [forwardsIn(before), forwardsIn(after)];
  const known = new Map(old.map((forward) => [keyOf(forward), forward]));
  const kinds = new Map(change.changes.map(({ address, kind }) => [address, kind]));
  const targets = now.flatMap((forward) => {
    const was = known.get(keyOf({ ...forward, source: previous(forward.source) }));
    const told = reviewTarget(change, forward, was, kinds, previous);
    return told === undefined ? [] : [{ subject: subjectOf(forward.source), ...told }];
  });
  return [...targets, ...reviewHops(old, now, previous, subjectOf)];
}

const keyOf = ({ source, argument }: Pick<Forward, 'source' | 'argument'>) => `${source} ${argument}`;

function reviewTarget(
  { before, after }: DocumentChange,
  now: Forward,
  was: Forward | undefined,
  kinds: ReadonlyMap<string, ChangeKind>,
  previous: PreviousAddress,
): Omit<Remark, 'subject'> | undefined {
  const code = 'forward-target';
  const what = now.argument === 'forward_to' ? 'messages' : 'dead-lettered messages';
  const gate = 'message-loss' as const;
  const to = `\`${now.name}\``;
  if (now.target === undefined) {
    // Azure tells no letter case of names apart.
    const isSame = was?.name.toLowerCase() === now.name.toLowerCase();
    if (isSame && was?.target !== undefined)
      return { code, gate, text: `${what} go on to ${to}, and that **goes away**: they are dead-lettered` };
    if (isSame) return undefined;
    const text = `${what} go on to ${to}, which is not part of this: cannot tell whether it is there and takes them`;
    return { code, text, unknown: true };
  }
  const isNew = was === undefined || kinds.get(now.source) === 'create';
  if (
    isReplaced({ kind: kinds.get(now.target) ?? 'none' }) &&
    !isNew &&
    !isReplaced({ kind: kinds.get(now.source) ?? 'none' })
  ) {
    const text = `${what} go on to ${to}, which is **made anew**: Azure keeps the old one as their target, so they are dead-lettered until this is updated (\`replace_triggered_by\`)`;
    return { code, gate, text };
  }
  const statusIn = ({ resources }: typeof before, address: string | undefined) =>
    resources.find((resource) => resource.address === address)?.values.status;
  const isClosed = (status: unknown) => status === 'Disabled' || status === 'SendDisabled';
  const isClosedNow = isClosed(statusIn(after, now.target));
  const wasClosed = was?.target === previous(now.target) && isClosed(statusIn(before, was.target));
  if (!isClosedNow || wasClosed) return undefined;
  return { code, gate, text: `${what} go on to ${to}, which **takes none**: they are dead-lettered` };
}

function reviewHops(
  old: readonly Forward[],
  now: readonly Forward[],
  previous: PreviousAddress,
  subjectOf: SubjectOf,
): Remark[] {
  const before = new Chains(old);
  return new Chains(now).longerThan(MOST_HOPS).flatMap((chain) => {
    const [first] = chain;
    // It may have been part of a longer one, which is not known any more.
    if (first === undefined || before.isLonger(previous(first.entity), MOST_HOPS)) return [];
    const text = `messages are forwarded more than ${MOST_HOPS} times, ${pathOf(chain)}: Azure **dead-letters them on the way**`;
    return [{ code: 'forward-hops', subject: subjectOf(first.source), text, gate: 'message-loss' as const }];
  });
}

function pathOf(chain: readonly Forward[]): string {
  return stopsOf(chain)
    .map((stop) => `\`${stop}\``)
    .join(' → ');
}
