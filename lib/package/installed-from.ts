import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The file that this package was installed from, where it was one: npm writes down where each package came from. Nothing where
 * it came from a registry, or another program has installed it.
 *
 * @param root the folder of this package
 * @see https://docs.npmjs.com/cli/configuring-npm/package-lock-json#hidden-lockfiles
 */
export function installedFrom(root = join(__dirname, '..', '..')): string | undefined {
  const modules = dirname(root);
  const lock = join(modules, '.package-lock.json');
  if (basename(modules) !== 'node_modules' || !existsSync(lock)) return undefined;
  const resolved = resolvedIn(readFileSync(lock, 'utf8'), `node_modules/${basename(root)}`);
  if (resolved?.startsWith('file:') !== true) return undefined;
  const file = resolve(dirname(modules), resolved.slice('file:'.length));
  return existsSync(file) ? file : undefined;
}

function resolvedIn(lock: string, name: string): string | undefined {
  try {
    const { packages } = JSON.parse(lock) as { packages?: Record<string, { resolved?: unknown }> };
    const resolved = packages?.[name]?.resolved;
    return typeof resolved === 'string' ? resolved : undefined;
  } catch {
    // A lock that cannot be read says nothing.
    return undefined;
  }
}
