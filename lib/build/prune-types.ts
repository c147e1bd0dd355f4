import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownManifest } from '../package/manifest';

/**
 * Removes declarations, and maps beside them, that no entry leads to: nobody can name a type of the command's own code, and
 * they are half of the files.
 */
export function pruneTypes(dist: string): void {
  const kept = new Set<string>();
  const next = entries().map((entry) => join(dist, entry));
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (kept.has(path)) continue;
    kept.add(path);
    const text = readFileSync(`${path}.d.ts`, 'utf8');
    const imported = text.matchAll(/(?:from|import|import\()\s*["'](\.[^"']*)["']/g);
    for (const [, target = ''] of imported) next.push(...found(join(dirname(path), target)));
  }
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const path = join(dist, file);
    const of = /^(.*?)\.(?:d\.ts|js\.map)$/.exec(path)?.[1];
    if (of === undefined || kept.has(of)) continue;
    rmSync(path);
  }
}

/** A module as a file, or as a folder. */
function found(path: string): string[] {
  for (const candidate of [path, join(path, 'index')]) {
    try {
      readFileSync(`${candidate}.d.ts`);
      return [candidate];
    } catch {
      // The other one.
    }
  }
  throw new Error(`${path}: a declaration names it, and it is not there`);
}

/**
 * The files, without their ending, that `exports` of package.json lets others import; not those of the variant for CDK
 * Terrain, which is made of what is left.
 */
function entries(): string[] {
  return Object.values(ownManifest().exports).flatMap((target) => {
    const types = typeof target === 'string' ? '' : target.types;
    const entry = /^\.\/dist\/(?!cdktn\/)(.*)\.d\.ts$/.exec(types)?.[1];
    return entry === undefined ? [] : [entry];
  });
}
