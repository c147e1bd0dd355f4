import type { Subscription } from '../../routing';
import type { Box } from '../messages/box';
import { BoxIndex } from '../messages/box-index';
import type { MessageKind } from './message-kinds';

/**
 * Finds the kinds of messages that subscriptions may get, and the subscriptions that may get messages of a kind, by bounds of
 * both, without looking at each beside each: there may be thousands.
 */
export class NearKinds {
  private subscriptionIndex: BoxIndex | undefined;
  private kindIndex: BoxIndex | undefined;
  /** The places of the kinds that have no text of their own: one or none. */
  private readonly withoutBox: readonly number[];

  constructor(
    private readonly kinds: readonly MessageKind[],
    private readonly subscriptions: readonly Subscription[],
    private readonly boxOf: (subscription: Subscription) => Box,
  ) {
    this.withoutBox = [...kinds.keys()].filter((at) => kinds[at]?.box === undefined);
  }

  /** The subscriptions that may get messages of a kind. */
  subscriptionsNear(kind: MessageKind): readonly Subscription[] {
    const all = this.subscriptions;
    this.subscriptionIndex ??= new BoxIndex(all.map(this.boxOf));
    const near =
      kind.box === undefined
        ? all.filter((subscription) => kind.isNear(this.boxOf(subscription)))
        : this.subscriptionIndex.near(kind.box).map((at) => all[at] as Subscription);
    // The same list where it is all of them, so that what they get together is said once.
    return near.length === all.length ? all : near;
  }

  /** The kinds of which sets of messages with any of these bounds may have some, in their order. */
  kindsNear(boxes: readonly Box[]): readonly MessageKind[] {
    this.kindIndex ??= new BoxIndex(this.kinds.map(({ box }) => box));
    const index = this.kindIndex;
    const others = this.withoutBox.filter((at) => boxes.some((box) => this.kinds[at]?.isNear(box)));
    const near = new Set([...others, ...boxes.flatMap((box) => index.near(box))]);
    return [...near].sort((a, b) => a - b).map((at) => this.kinds[at] as MessageKind);
  }
}
