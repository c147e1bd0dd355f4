import { known, knownOf, type Subscription, type Topic } from '../../routing';
import { areApart, around, type Box, boxOf, EVERYTHING } from '../messages/box';
import { BoxIndex } from '../messages/box-index';
import type { MessageSpace } from '../messages/message-space';
import { Passage } from '../messages/passage';
import { keyOf } from '../messages/property-use';
import { AS_SENT, boundOf, type Shape } from './copy-sets';

/** Bounds of what the subscriptions of a topic get of messages that come by one passage. */
interface Bounds {
  readonly boxes: readonly Box[];
  readonly index: BoxIndex;
}

/** Finds the subscriptions of a topic that may get messages by the bounds of both, whatever has changed the messages. */
export class Near {
  private readonly boxes = new Map<Subscription, Box>();
  private readonly bounds = new Map<Topic, Map<Passage, Bounds>>();

  constructor(private readonly space: MessageSpace) {}

  /** Bounds of the messages that a subscription gets, as they come to its topic. */
  boxOf(subscription: Subscription, shape: Shape = AS_SENT): Box {
    if (shape.kind === 'unknown') return EVERYTHING;
    if (shape.value !== Passage.NONE) return boxIn(subscription, changedSpace(this.space, shape.value));
    if (!this.boxes.has(subscription)) this.boxes.set(subscription, boxIn(subscription, this.space));
    return this.boxes.get(subscription);
  }

  /** The subscriptions of a topic that messages with these bounds may come to. */
  of(topic: Topic, boxes: readonly Box[], shape: Shape): readonly Subscription[] {
    const all = knownOf(topic.subscriptions);
    if (shape.kind === 'unknown' || boxes.length === 0) return all;
    const [last, ...others] = [...boxes].reverse();
    const { boxes: own, index } = this.boundsOf(topic, shape.value);
    return index
      .near(last)
      .filter((at) => !others.some((box) => areApart(own[at], box)))
      .map((at) => all[at] as Subscription);
  }

  private boundsOf(topic: Topic, passage: Passage): Bounds {
    const byPassage = this.bounds.get(topic) ?? new Map<Passage, Bounds>();
    this.bounds.set(topic, byPassage);
    const own = byPassage.get(passage);
    if (own !== undefined) return own;
    const boxes = knownOf(topic.subscriptions).map((one) => this.boxOf(one, known(passage)));
    const bounds = { boxes, index: new BoxIndex(boxes) };
    byPassage.set(passage, bounds);
    return bounds;
  }
}

/** The bounds that are left after a rule with an action: nothing is said of what it may have changed. */
export function boxAfter(box: Box, shape: Shape): Box {
  if (box === undefined || (shape.kind === 'known' && shape.value === Passage.NONE)) return box;
  return shape.kind === 'unknown'
    ? EVERYTHING
    : new Map([...box].filter(([key]) => !isComputed(key) && !shape.value.changes(key)));
}

/** A bound of what is computed, which any of its properties may change. */
function isComputed(key: string): boolean {
  return key.startsWith('= ');
}

/** What is changed may be anything, null included. */
function changedSpace(space: MessageSpace, passage: Passage): MessageSpace {
  return {
    ...space,
    property: (name, isSystem) => {
      const property = space.property(name, isSystem);
      return passage.changes(keyOf({ scope: isSystem ? 'sys' : undefined, name }))
        ? { ...property, nullable: true }
        : property;
    },
  };
}

function boxIn({ rules }: Subscription, space: MessageSpace): Box {
  // Of rules that are not known nothing is.
  if (rules.kind !== 'all') return EVERYTHING;
  return rules.all
    .map((rule) => {
      const bound = boundOf(rule);
      return bound === undefined ? EVERYTHING : boxOf(bound, space);
    })
    .reduce<Box>(around, undefined);
}
