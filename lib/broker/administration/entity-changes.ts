import { isDeepStrictEqual } from 'node:util';

/** What an update changes: clients send back all that they were shown, and what is as it was shown stays as it is. */
export function changesOf<S extends object>(settings: S, shown: object): Partial<S> {
  const before = shown as Readonly<Record<string, unknown>>;
  const changed = Object.entries(settings).filter(([name, value]) => !isDeepStrictEqual(before[name], value));
  return Object.fromEntries(changed) as Partial<S>;
}
