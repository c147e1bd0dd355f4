import type { Subscription } from '../../../routing';
import type { Box } from '../../messages/box';
import { inAny, type MessageSet, NO_MESSAGE, perhaps } from '../../messages/message-set';
import type { Pair } from '../remarks/pairs';
import { type EndingCopy, endLabelOf, type OpenCopy } from './ending-copies';
import { PlacedCopies, SIDES } from './placed-copies';
import type { Side, TopicChange } from './topic-change';

/** Somewhere that messages of a topic end, or ended, with the copies of before and after. */
export interface Place {
  /** As it is named in the document: `jobs/gpu`, `approval`, `next/a/$DeadLetterQueue`. */
  readonly label: string;
  /** The subscription of the topic, where it is one. */
  readonly own?: Pair<Subscription>;
  readonly before: readonly EndingCopy[];
  readonly after: readonly EndingCopy[];
}

/** The places at which other copies may end than before. */
export class Places {
  readonly all: readonly Place[];
  private readonly open: Readonly<Record<Side, readonly OpenCopy[]>>;

  constructor(private readonly change: TopicChange) {
    const { before, after, open } = new PlacedCopies(change);
    this.open = open;
    this.all = [...new Set([...change.touched, ...after.keys(), ...before.keys()])].map((key) => {
      const own = typeof key === 'object' ? key : undefined;
      const sides = { before: before.get(key) ?? [], after: after.get(key) ?? [] };
      return { label: this.label(own, sides), ...(own && { own }), ...sides };
    });
  }

  /** The messages of which a copy ends at a place. */
  messages(place: Place, side: Side): MessageSet {
    return inAny(...this.copies(place, side));
  }

  /** The same, once for each copy; one that is not known may be two. */
  copies(place: Place, side: Side): readonly MessageSet[] {
    const { own, [side]: copies } = place;
    const isThere = own === undefined || own[side] !== undefined;
    const strangers = isThere ? NO_MESSAGE : this.change.strangers(side);
    const open = this.open[side].map(({ messages, unresolved }) => perhaps(messages, unresolved));
    return [
      ...copies.map(({ messages }) => messages),
      ...(strangers === NO_MESSAGE ? [] : [strangers]),
      ...open.flatMap((one) => [one, one]),
    ];
  }

  /** Bounds of the messages of which copies come to a place. */
  boxes(place: Place): readonly Box[] {
    return SIDES.flatMap((side) =>
      place[side].flatMap(({ way: [first] }) =>
        first?.kind === 'entity' && first.entity.kind === 'subscription' ? [this.change[side].box(first.entity)] : [],
      ),
    );
  }

  /** What a place is called: as it is called now, where it is still there. */
  private label(own: Pair<Subscription> | undefined, { before, after }: Pick<Place, Side>): string {
    if (own !== undefined) return this.change.subject((own.after ?? own.before) as Subscription);
    return endLabelOf((after[0] ?? before[0]) as EndingCopy);
  }
}
