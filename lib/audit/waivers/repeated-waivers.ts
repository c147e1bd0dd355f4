import type { AuditedDocument } from '../document/audited-document';
import { isEverything, type PlacedWaiver, ruleOf } from './waiver';
import type { WaiverIndex } from './waiver-index';

/**
 * The exceptions that say what an earlier one says, each with that one: of the same id, and for something that both
 * cover, wherever the two are written. Those that cover nothing are the same where their scope is.
 */
export function repetitions(
  waivers: readonly PlacedWaiver[],
  index: WaiverIndex,
  documents: readonly AuditedDocument[],
): ReadonlyMap<PlacedWaiver, PlacedWaiver> {
  const repeated = new Map<PlacedWaiver, PlacedWaiver>();
  const add = ([first, ...others]: readonly PlacedWaiver[]): void => {
    for (const other of others) if (first !== undefined && !repeated.has(other)) repeated.set(other, first);
  };
  for (const alike of grouped(waivers, ({ id }) => id)) {
    const [only, ...others] = alike;
    if (only === undefined || others.length === 0) continue;
    const { id } = only;
    for (const group of grouped(alike, ({ beside, scope }) => beside?.subject ?? scope)) add(group);
    // Two in code are beside the same thing, or for different ones.
    if (alike.every(({ beside }) => beside !== undefined)) continue;
    for (const document of documents) {
      for (const subject of document.subjects) {
        const covering = index.covering(ruleOf(only).rule, document, subject);
        // One for everything is told of for that.
        add(covering.filter((one) => one.id === id && !isEverything(one.scope)));
      }
    }
  }
  return repeated;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>();
  for (const item of items) {
    const known = groups.get(keyOf(item));
    if (known === undefined) groups.set(keyOf(item), [item]);
    else known.push(item);
  }
  return [...groups.values()];
}
