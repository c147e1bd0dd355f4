import type { Unresolved } from '../topology/fact';

/** Nobody reads more reasons for one thing; of thousands of topics, each may miss the same thousands of parts. */
const MOST_REASONS = 100;

/**
 * Why something may have more than is known: the first reasons, and one that says that there are more of them. All parts
 * of a document are told once, by its topology.
 */
export class Missing {
  private readonly first: Unresolved[] = [];
  private next: Unresolved | undefined;

  /** Whether further reasons add nothing. */
  get isFull(): boolean {
    return this.next !== undefined;
  }

  add(reasons: readonly Unresolved[]): void {
    for (const one of reasons) {
      if (this.isFull) return;
      if (this.first.length < MOST_REASONS) this.first.push(one);
      else this.next = one;
    }
  }

  get reasons(): readonly Unresolved[] {
    if (this.next === undefined) return this.first;
    const problem = `it is one of more than ${MOST_REASONS} parts that are not known, and not the last`;
    return [...this.first, { address: this.next.address, argument: this.next.argument, problem }];
  }
}
