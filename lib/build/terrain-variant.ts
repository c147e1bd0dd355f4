import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

/** What is built on cdktf, and so exists twice: rooms of constructs, and the entry to them. */
const BUILT_ON_CDKTF = ['index', 'need-peers', 'app', 'servicebus', 'trigger'];

/** The folder of the constructs for CDK Terrain. */
const VARIANT = 'cdktn';

/**
 * Writes the constructs once more for CDK Terrain, the successor of cdktf: the same files, with the names of its packages
 * in the place of those of cdktf, in the code and in the types.
 *
 * One file that looks which of the two is there could serve the code, but not the types: those of the package that is
 * missing are `any`, and an editor says nothing about them.
 */
export function writeTerrainVariant(dist: string): void {
  for (const file of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const [top = ''] = file.split(sep);
    if (!/\.(js|d\.ts)$/.test(file) || !BUILT_ON_CDKTF.includes(top.replace(/\..*/, ''))) continue;
    const text = readFileSync(join(dist, file), 'utf8');
    const target = join(dist, VARIANT, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, forTerrain(text, file));
  }
}

/** The text of a compiled file, as it stands in the folder of the variant. */
function forTerrain(text: string, file: string): string {
  const from = posix.dirname(file.split(sep).join('/'));
  return (
    text
      .replace(/(['"])(@?)cdktf(?=['"/])/g, '$1$2cdktn')
      .replace(/(?<=(?:require\(|from |import\(|import )['"])\.\.?\/[^'"]+/g, (path) => {
        const target = posix.join(from, path);
        if (BUILT_ON_CDKTF.includes(target.split('/')[0] as string)) return path;
        return relative(posix.join('/', VARIANT, from), posix.join('/', target))
          .split(sep)
          .join('/');
      })
      // The map of the other file is right: no line moves, and no name is longer.
      .replace(/(?<=^\/\/# sourceMappingURL=).*$/m, (map) =>
        relative(posix.join('/', VARIANT, from), posix.join('/', from, map))
          .split(sep)
          .join('/'),
      )
  );
}
