import { areApart, type Box, textsIn } from './box';

/** In fewer boxes than this there is nothing to gain. */
const FEW = 8;

/**
 * Finds the boxes that are not apart from one, without looking at all of them: by the texts of the property that most of
 * them name texts of.
 */
export class BoxIndex {
  private readonly key: string | undefined;
  private readonly byText = new Map<string | boolean, number[]>();
  /** Those that may have any text there. */
  private readonly free: number[] = [];

  constructor(private readonly boxes: readonly Box[]) {
    this.key = boxes.length < FEW ? undefined : mostNamed(boxes);
    for (const [at, box] of boxes.entries()) {
      if (box === undefined) continue;
      const texts = this.key === undefined ? undefined : textsIn(box, this.key);
      if (texts === undefined) this.free.push(at);
      for (const text of texts ?? []) {
        const own = this.byText.get(text);
        if (own === undefined) this.byText.set(text, [at]);
        else own.push(at);
      }
    }
  }

  /** The places of all boxes that may have something in common with one, in their order. */
  near(box: Box): readonly number[] {
    const texts = this.key === undefined ? undefined : textsIn(box, this.key);
    const candidates = texts === undefined ? this.boxes.keys() : this.having(texts);
    return [...candidates].filter((at) => !areApart(this.boxes[at], box));
  }

  private having(texts: ReadonlySet<string | boolean>): number[] {
    const found = new Set(this.free);
    for (const text of texts) for (const at of this.byText.get(text) ?? []) found.add(at);
    return [...found].sort((a, b) => a - b);
  }
}

function mostNamed(boxes: readonly Box[]): string | undefined {
  const counts = new Map<string, number>();
  for (const box of boxes) {
    for (const key of box?.keys() ?? []) {
      if (textsIn(box, key) !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0];
}
