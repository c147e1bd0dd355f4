import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The licenses of what is bundled into files of the package: MIT and the like want their text wherever the code goes.
 *
 * @param inputs the files that were bundled, as esbuild's metafile names them
 * @param root the folder that they are relative to
 * @throws Error where a package has no license that could be read
 */
export function licensesOf(inputs: readonly string[], root: string): string {
  const folders = inputs.flatMap((file) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  const packages = new Set(folders.map((folder) => realpathSync(resolve(root, folder))));
  const texts = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    if (file === undefined) throw new Error(`${name} is bundled and has no file with its license`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return `What stands in this folder has code of these packages in it.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
