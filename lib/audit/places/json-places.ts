import { visit } from 'jsonc-parser';
import { Numbers } from '../../text';

/** What has more members than so many is gone through once; a few are gone through again as fast as they are kept. */
const FEW = 8;

/**
 * Where the values of a JSON text stand, found in one pass. A plan of a hundred megabytes has millions of values, so a
 * value is a number here, in the order of the text, and what is known of it are four numbers more: a tree of objects takes
 * ten times as much as the text.
 */
export class JsonPlaces {
  private readonly starts = new Numbers();
  private readonly ends = new Numbers();
  /** Where the name of a property stands; -1 for what has none. */
  private readonly names = new Numbers();
  /** The first value that is no part of it any more. */
  private readonly nexts = new Numbers();
  private readonly items = new Map<number, readonly number[]>();
  private readonly properties = new Map<number, ReadonlyMap<string, number>>();

  constructor(private readonly text: string) {
    const open: number[] = [];
    let name = -1;
    const begin = (offset: number): number => {
      this.starts.add(offset);
      this.ends.add(offset);
      this.names.add(name);
      name = -1;
      return this.nexts.add(0);
    };
    const end = (value: number, offset: number): void => {
      this.ends.set(value, offset);
      this.nexts.set(value, this.starts.length);
    };
    const opens = (offset: number) => {
      open.push(begin(offset));
    };
    const closes = (offset: number, length: number) => end(open.pop() as number, offset + length);
    visit(text, {
      onObjectBegin: opens,
      onObjectEnd: closes,
      onArrayBegin: opens,
      onArrayEnd: closes,
      onObjectProperty: (_, offset) => {
        name = offset;
      },
      onLiteralValue: (_, offset, length) => end(begin(offset), offset + length),
    });
  }

  /** The value of the text as a whole; `undefined` for a text without one. */
  get root(): number | undefined {
    return this.starts.length === 0 ? undefined : 0;
  }

  isList(value: number): boolean {
    return this.text[this.starts.at(value)] === '[';
  }

  /** Where a value begins, and ends: a property begins with its name, which is where a reader looks. */
  span(value: number): readonly [start: number, end: number] {
    const name = this.names.at(value);
    return [name === -1 ? this.starts.at(value) : name, this.ends.at(value)];
  }

  /** A member of an object, or of a list by its number; of a name that is written twice the last, as JSON has it. */
  member(value: number, step: string | number): number | undefined {
    if (this.isList(value)) return typeof step === 'number' ? this.itemsOf(value)[step] : undefined;
    return typeof step === 'string' ? this.propertiesOf(value).get(step) : undefined;
  }

  private itemsOf(value: number): readonly number[] {
    const known = this.items.get(value) ?? this.inside(value);
    if (known.length > FEW) this.items.set(value, known);
    return known;
  }

  private propertiesOf(value: number): ReadonlyMap<string, number> {
    const known = this.properties.get(value) ?? new Map(this.inside(value).map((one) => [this.nameOf(one), one]));
    if (known.size > FEW) this.properties.set(value, known);
    return known;
  }

  /** The values that stand in an object or a list. */
  private inside(value: number): number[] {
    const found: number[] = [];
    const end = this.nexts.at(value);
    for (let one = value + 1; one < end; one = this.nexts.at(one)) found.push(one);
    return found;
  }

  private nameOf(value: number): string {
    // Between a name and its value are only a colon and blanks.
    const end = this.text.lastIndexOf('"', this.starts.at(value) - 1);
    const written = this.text.slice(this.names.at(value), end + 1);
    return written.includes('\\') ? JSON.parse(written) : written.slice(1, -1);
  }
}
