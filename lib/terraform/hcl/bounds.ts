import { DEEPEST } from '../../files';
import { isObject, Reference } from '../resource';
import { Choice, Sensitive, TemplateReference } from './hcl-values';

/**
 * So many values may be evaluated, and names looked up, inside each other: each takes up to a thousand bytes of Node's
 * stack, which has a million. Chains of locals, variables and arguments that people write have some ten links, of two to
 * five of these.
 */
const MOST_INSIDE = 400;

/** So many parts may all values have together that references stand for, and two more for each letter that was read. */
const MOST_PARTS = 2_000_000;
const PARTS_A_LETTER = 2;
/** A long text counts as a part for so many of its letters. */
const LETTERS_A_PART = 64;

/** So many modules and resources may `count` and `for_each` make in all. */
export const MOST_INSTANCES = 20_000;

/** A text that is longer is not put together. */
export const LONGEST_TEXT = 1 << 22;

interface Size {
  readonly parts: number;
  readonly depth: number;
}

/**
 * How much of a configuration may be gone through, so that the effort is proportional to its text whatever it says: forty
 * locals, each a list of the one before twice, are a value with a million million parts.
 *
 * What goes beyond is a value that is not known, and `isExceeded` says so for the whole configuration.
 */
export class Bounds {
  private inside = 0;
  private parts = MOST_PARTS;
  private instances = MOST_INSTANCES;
  private exceeded = false;
  private readonly sizes = new WeakMap<object, Size>();

  /** Whether something was left unknown for its size or depth: nothing certain may be said of the configuration. */
  get isExceeded(): boolean {
    return this.exceeded;
  }

  /** Takes account of a text that was read. */
  add(text: string): void {
    this.parts += PARTS_A_LETTER * text.length;
  }

  /** Does something that evaluates further values inside of it. */
  within<T>(go: () => T, otherwise: () => T): T {
    if (this.inside >= MOST_INSIDE) {
      this.exceeded = true;
      return otherwise();
    }
    this.inside++;
    try {
      return go();
    } finally {
      this.inside--;
    }
  }

  /** Whether a value may stand in the place of a reference to it. */
  admits(value: unknown): boolean {
    const { parts, depth } = this.sizeOf(value);
    this.parts -= parts;
    if (this.parts >= 0 && depth <= DEEPEST) return true;
    this.parts += parts;
    this.exceeded = true;
    return false;
  }

  /** Whether a text of so many letters may be put together. */
  fits(length: number): boolean {
    if (length <= LONGEST_TEXT) return true;
    this.exceeded = true;
    return false;
  }

  /** Whether so many instances more may be made. That they may not is told where they are. */
  makes(instances: number): boolean {
    if (instances > this.instances) return false;
    this.instances -= instances;
    return true;
  }

  private sizeOf(value: unknown): Size {
    if (typeof value === 'string') return { parts: Math.floor(value.length / LETTERS_A_PART), depth: 0 };
    if (typeof value !== 'object' || value === null) return NOTHING;
    const known = this.sizes.get(value);
    if (known !== undefined) return known;
    let [parts, depth] = [1, 0];
    for (const part of partsOf(value)) {
      const size = this.sizeOf(part);
      parts += 1 + size.parts;
      depth = Math.max(depth, size.depth);
    }
    const size = { parts, depth: depth + 1 };
    this.sizes.set(value, size);
    return size;
  }
}

const NOTHING: Size = { parts: 0, depth: 0 };

function partsOf(value: object): Iterable<unknown> {
  if (value instanceof Sensitive) return [value.value];
  if (value instanceof Reference) return referenceParts(value);
  return Array.isArray(value) || value instanceof Set ? value : Object.values(isObject(value) ? value : {});
}

function referenceParts(reference: Reference): unknown[] {
  const { text, from } = reference;
  if (reference instanceof Choice) return [text, ...from, ...reference.options];
  return reference instanceof TemplateReference ? [text, ...from, ...reference.parts] : [text, ...from];
}
