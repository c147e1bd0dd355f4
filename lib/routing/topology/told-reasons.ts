import { becauseOf, distinct, type Unresolved } from './fact';

/** Tells why something cannot be told, and each reason once: what waits for the same after that says so. */
export class Told {
  private readonly parts = new Set<string>();

  /** Why, as the end of a sentence. */
  because(unresolved: readonly Unresolved[]): string {
    const all = distinct(unresolved);
    const news = all.filter((one) => !this.parts.has(keyOf(one)));
    for (const one of news) this.parts.add(keyOf(one));
    if (news.length === 0) return `, for the same ${all.length === 1 ? 'reason' : 'reasons'}`;
    return `: ${becauseOf(news)}${news.length < all.length ? '; and for what is told above' : ''}`;
  }
}

/** The same for all that wait for the same. */
export function waitKey(unresolved: readonly Unresolved[]): string {
  return distinct(unresolved).map(keyOf).sort().join('\n');
}

function keyOf({ address, argument, problem }: Unresolved): string {
  return JSON.stringify([address, argument, problem]);
}
