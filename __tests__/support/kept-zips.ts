import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ZipOptions, Zippable } from 'fflate';

type ZipSync = (files: Zippable, options?: ZipOptions) => Uint8Array;

/**
 * Compresses the same files once in a run of the tests, and not once in each file of them: it is most of the time of
 * synthesizing an environment with functions. What was made is kept in the run's own temporary folder, by content.
 *
 * @param zipSync how files are compressed
 */
export function keptZips(zipSync: ZipSync): ZipSync {
  const folder = join(tmpdir(), 'kept-zips');
  return (files, options) => {
    const file = join(folder, keyOf(files, options));
    try {
      return new Uint8Array(readFileSync(file));
    } catch {
      const zip = zipSync(files, options);
      mkdirSync(folder, { recursive: true });
      // Two processes may make the same: each renames a whole one.
      writeFileSync(`${file}.${process.pid}`, zip);
      renameSync(`${file}.${process.pid}`, file);
      return zip;
    }
  };
}

/** Whatever the zip depends on. */
function keyOf(files: Zippable, options: ZipOptions | undefined): string {
  const hash = createHash('sha256').update(JSON.stringify(options ?? {}));
  for (const [name, content] of Object.entries(files)) {
    if (!(content instanceof Uint8Array)) throw new Error(`${name}: of a zip of tests, only files are kept`);
    hash.update(JSON.stringify([name, content.length])).update(content);
  }
  return hash.digest('hex');
}
