import { type Queue, type Subscription, waitKey } from '../../../routing';
import { addTo } from '../../../terraform/grouping';
import { DEAD_LETTERS, type Stop, stopLabel } from '../../destinations/forward-stop';
import { NO_MESSAGE } from '../../messages/message-set';
import { nameIn, type Pair } from '../remarks/pairs';
import { copiesOf, type EndingCopy, isFollowed, type MadeCopies, type OpenCopy } from './ending-copies';
import type { Side, TopicChange } from './topic-change';

/** A subscription of the topic, or what else has copies at last, by its name. */
export type PlaceKey = Pair<Subscription> | string;

export const SIDES: readonly Side[] = ['before', 'after'];

/** The copies of before and after, by where they end: of all places at which other ones may end than before. */
export class PlacedCopies {
  readonly before = new Map<PlaceKey, EndingCopy[]>();
  readonly after = new Map<PlaceKey, EndingCopy[]>();
  /** Those that may end anywhere. */
  readonly open: Readonly<Record<Side, OpenCopy[]>> = { before: [], after: [] };
  private readonly pairs: ReadonlyMap<unknown, Pair<Subscription>>;
  private readonly nameless: Readonly<Record<Side, ReadonlySet<string>>>;

  constructor(private readonly change: TopicChange) {
    const { pairs, touched } = change;
    this.pairs = new Map(pairs.flatMap((pair) => SIDES.map((side) => [pair[side], pair] as const)));
    const made = touched.map((pair) => ({ before: this.madeBy(pair, 'before'), after: this.madeBy(pair, 'after') }));
    const ending = (side: Side) => made.flatMap((one) => one[side].ending);
    this.nameless = { before: this.namelessIn('before', ending), after: this.namelessIn('after', ending) };
    for (const side of SIDES) for (const copy of ending(side)) this.add(copy, side);
    for (const one of made) this.addOpen(one);
    if (touched.some(({ before, after }) => isFollowed(before, after))) {
      this.addStrangers();
      this.addOthers();
    }
  }

  private madeBy(pair: Pair<Subscription>, side: Side): MadeCopies {
    const { [side]: one, before, after } = pair;
    if (one === undefined) return { ending: [], open: [] };
    return copiesOf(this.change[side], one, isFollowed(before, after));
  }

  private add(copy: EndingCopy, side: Side): void {
    const key = this.keyOf(copy, side);
    if (key !== undefined) addTo(this[side], key, copy);
    else {
      const last = copy.way.at(-1);
      const address = last?.kind === 'entity' ? last.entity.address : '';
      this.open[side].push({ ...copy, unresolved: [{ address, argument: 'name', problem: 'it is not known' }] });
    }
  }

  /** What has a copy at last; `undefined` where its name is known on one side alone, so that it may be another place. */
  private keyOf({ way }: EndingCopy, side: Side): PlaceKey | undefined {
    const last = way.at(-1) as Stop;
    if (last.kind === 'unknown') return `? ${waitKey(last.unresolved)}`;
    if (last.kind === 'outside') return last.name.toLowerCase();
    const { entity, isDeadLetter } = last;
    const dead = isDeadLetter ? DEAD_LETTERS : '';
    const own = this.pairs.get(entity);
    if (own !== undefined && !isDeadLetter) return own;
    if (own !== undefined) return `${this.change.subject((own.after ?? own.before) as Subscription)}${dead}`;
    if (!isNameless(entity)) return stopLabel(last).toLowerCase();
    const address = this.addressOf(entity, side);
    const { before, after } = this.nameless;
    return before.has(address) && after.has(address) ? `${address}${dead}` : undefined;
  }

  /** The address that an entity had before. */
  private addressOf({ address }: Subscription | Queue, side: Side): string {
    return side === 'before' ? address : this.change.previous(address);
  }

  private namelessIn(side: Side, ending: (side: Side) => readonly EndingCopy[]): ReadonlySet<string> {
    const addresses = ending(side).flatMap(({ way }) => {
      const last = way.at(-1);
      return last?.kind === 'entity' && isNameless(last.entity) ? [this.addressOf(last.entity, side)] : [];
    });
    return new Set(addresses);
  }

  /** What is not known of what a plan leaves as it is, is not known in the same way as before: a place as well. */
  private addOpen(made: Readonly<Record<Side, MadeCopies>>): void {
    const keys = (side: Side) => new Set(made[side].open.map(({ unresolved }) => waitKey(unresolved)));
    const [old, now] = [keys('before'), keys('after')];
    for (const side of SIDES) {
      for (const copy of made[side].open) {
        const key = waitKey(copy.unresolved);
        if (this.change.isPlan && old.has(key) && now.has(key)) this.add(copy, side);
        else this.open[side].push(copy);
      }
    }
  }

  /** Subscriptions of which it is not known whether they are there may bring copies anywhere. */
  private addStrangers(): void {
    for (const side of SIDES) {
      const messages = this.change.strangers(side);
      if (messages !== NO_MESSAGE) this.open[side].push({ messages, way: [], unresolved: messages.unresolved });
    }
  }

  /** The copies of subscriptions that stay as they are, where they end at one of these places. */
  private addOthers(): void {
    const touched = new Set(this.change.touched);
    const places = new Set<PlaceKey | undefined>([...this.before.keys(), ...this.after.keys()]);
    for (const pair of this.change.pairs) {
      if (touched.has(pair) || !(places.has(pair) || isFollowed(pair.before, pair.after))) continue;
      for (const side of SIDES) {
        for (const copy of this.madeBy(pair, side).ending) {
          const key = this.keyOf(copy, side);
          if (key !== undefined && places.has(key)) addTo(this[side], key, copy);
        }
      }
    }
  }
}

/** Whether only the apply tells the name of a queue or subscription, or of its topic. */
function isNameless(entity: Subscription | Queue): boolean {
  return nameIn(entity) === undefined || (entity.kind === 'subscription' && nameIn(entity.topic) === undefined);
}
