import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { licensesOf } from '../../../lib/build/licenses';
import { print, printError } from '../../../lib/terminal';
import { bundleExtension, EXTENSION } from './bundle';

const ROOT = resolve(EXTENSION, '../..');

/** What the editor gets; vsce asks for a list, so that nothing else comes along by chance. */
const FILES = ['extension.js', 'LICENSE', 'LICENSES.txt', 'README.md'];

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** Makes the folder that is packed: what the editor reads, and nothing of what it is made with. */
async function stage(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const {
    scripts: _scripts,
    devDependencies: _made,
    private: _private,
    ...manifest
  } = json(join(EXTENSION, 'package.json'));
  // The extension has the version of the project: together they were tested.
  const { version, repository } = json(join(ROOT, 'package.json'));
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...manifest, version, repository, files: FILES }, null, 2)}\n`,
  );
  const { script, inputs } = await bundleExtension();
  writeFileSync(join(folder, 'extension.js'), script);
  writeFileSync(join(folder, 'LICENSES.txt'), licensesOf(inputs, EXTENSION));
  copyFileSync(join(EXTENSION, 'README.md'), join(folder, 'README.md'));
  copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
}

/** `npm run package`: the extension as one file that VS Code installs. @param out the folder for it */
async function main(out: string): Promise<void> {
  const folder = join(out, 'extension');
  await stage(folder);
  const packagePath = join(out, 'service-bus-filters.vsix');
  await createVSIX({
    cwd: folder,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  print(packagePath);
}

main(resolve(process.argv[2] ?? join(EXTENSION, 'dist'))).catch((error: Error) => {
  printError(error.message);
  process.exitCode = 1;
});
