import { Failure, type Message, type Value } from '../../rules';
import { Integer } from '../../rules/values/values';
import { addTo } from '../../terraform/grouping';
import { type Interval, IntervalTree } from './interval-tree';
import type { Guard, IndexedProperty, Kind, Sign } from './outline';

/** What a message has under a name. */
type Found = Value | undefined | Failure;
/** The kinds of what is found: null is of every kind, as far as guards go. */
type FoundKind = Exclude<Kind, 'any'> | 'absent' | 'null' | 'other' | 'failure';

/** Finds rules by one property of a message: those with a sign that it has, and those with a guard that does not hold. */
export class PropertyIndex<T> {
  private readonly equal = new Map<string | boolean, T[]>();
  private readonly intervals: Interval<T>[] = [];
  private readonly prefixes = new Map<number, Map<string, T[]>>();
  private readonly absent: T[] = [];
  private readonly present: T[] = [];
  private readonly guarded: { readonly kind: Kind; readonly isNeeded: boolean; readonly all: T[] }[] = [];
  private tree: IntervalTree<T> | undefined;

  constructor(private readonly property: IndexedProperty) {}

  /** Files something under a sign. */
  addSign(sign: Sign, filed: T): void {
    switch (sign.kind) {
      case 'equal':
        addTo(this.equal, sign.value, filed);
        break;
      case 'prefix': {
        const sameLength = this.prefixes.get(sign.text.length) ?? new Map<string, T[]>();
        this.prefixes.set(sign.text.length, sameLength);
        addTo(sameLength, sign.text, filed);
        break;
      }
      case 'range':
        this.intervals.push({ from: sign.from, to: sign.to, found: filed });
        this.tree = undefined;
        break;
      case 'absent':
      case 'present':
        this[sign.kind].push(filed);
    }
  }

  /** Files something under a guard. */
  addGuard({ kind, isNeeded }: Guard, filed: T): void {
    const same = this.guarded.find((one) => one.kind === kind && one.isNeeded === isNeeded);
    if (same === undefined) this.guarded.push({ kind, isNeeded, all: [filed] });
    else if (same.all.at(-1) !== filed) same.all.push(filed);
  }

  /** Tells all that a message may match or fail on by this property; some of it twice. */
  find(message: Message, tell: (filed: T) => void): void {
    const { isSystem, name } = this.property;
    const value = isSystem ? message.systemProperty(name) : message.property(name);
    const kind = kindOf(value);
    for (const guarded of this.guarded) if (!holds(guarded, kind)) guarded.all.forEach(tell);
    if (kind === 'absent' || kind === 'null') this.absent.forEach(tell);
    if (kind === 'absent') return;
    this.present.forEach(tell);
    if (typeof value === 'string' || typeof value === 'boolean') this.equal.get(value)?.forEach(tell);
    if (typeof value === 'string')
      for (const [length, byText] of this.prefixes) byText.get(value.slice(0, length))?.forEach(tell);
    if (kind !== 'number' || this.intervals.length === 0) return;
    this.tree ??= new IntervalTree(this.intervals);
    this.tree.find(typeof value === 'number' ? value : (value as Integer).toNumber(), tell);
  }
}

function holds({ kind, isNeeded }: Omit<Guard, 'property'>, found: FoundKind): boolean {
  if (found === 'absent') return !isNeeded;
  if (found === 'null') return true;
  return kind === 'any' ? found !== 'failure' : kind === found;
}

/**
 * The kind of a value. Of numbers only those count as such that are compared with whole numbers and doubles as doubles are, or
 * exactly: single precision rounds the other number, too, and decimals and ulong are not compared with all.
 */
function kindOf(value: Found): FoundKind {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return 'number';
  if (value instanceof Integer) return value.type === 'ulong' ? 'other' : 'number';
  return value instanceof Failure ? 'failure' : 'other';
}
