/**
 * Something that all files of tests of a process share, where jest gives each of them everything anew: what takes long to
 * start, and cannot be told from one that was started now. Nothing of it may belong to the file that made it.
 *
 * @param make what is kept, where no file has asked for it yet
 */
export function keptForAllFiles<T>(name: string, make: () => T): T {
  const { keptForAllFiles: kept = new Map<string, unknown>() } = globalThis as {
    keptForAllFiles?: Map<string, unknown>;
  };
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T;
}
