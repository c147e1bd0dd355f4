import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ReadyMade } from '../package/ready-made';
import { programHost, programScript } from '../trigger/function-package';
import { diagramScript, diagramStyle, localPageScript, localPageStyle } from '../web/bundle';
import { writeTerrainVariant } from './terrain-variant';

const ROOT = join(__dirname, '..', '..');
const DIST = join(ROOT, 'dist');

/** Files that are no TypeScript, and are taken as they are. */
const AS_THEY_ARE = ['local/functions/import-module.cjs'];

/** `npm run build`: what the package consists of, in dist. */
async function build(): Promise<void> {
  rmSync(DIST, { recursive: true, force: true });
  const compiler = require.resolve('typescript/package.json').replace('package.json', 'bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '--project', join(__dirname, 'tsconfig.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the sources cannot be compiled');
  for (const file of AS_THEY_ARE) {
    mkdirSync(dirname(join(DIST, file)), { recursive: true });
    copyFileSync(join(ROOT, 'lib', file), join(DIST, file));
  }
  const made: Readonly<Record<ReadyMade, string>> = {
    'diagram.css': diagramStyle(),
    'diagram.js': await diagramScript(),
    'page.css': localPageStyle(),
    'page.js': await localPageScript(),
    'start-training-job.js': programScript(),
    'start-training-job.json': programHost(),
  };
  mkdirSync(join(DIST, 'ready-made'));
  for (const [name, text] of Object.entries(made)) writeFileSync(join(DIST, 'ready-made', name), text);
  writeTerrainVariant(DIST);
}

build().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
