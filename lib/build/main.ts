import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build as bundle } from 'esbuild';
import type { ReadyMade } from '../package/ready-made';
import { printError } from '../terminal';
import { PROGRAM, programHost, programScript } from '../trigger/function-app/function-package';
import { DIAGRAM_PAGE, diagramScript, diagramStyle, LOCAL_PAGE, localPageScript, localPageStyle } from '../web/bundle';
import { licensesOf } from './licenses';
import { pruneTypes } from './prune-types';
import { writeTerrainVariant } from './terrain-variant';

const ROOT = join(__dirname, '..', '..');

/** Files that are no TypeScript, and are taken as they are. */
const AS_THEY_ARE = [
  'local/functions/import-module.cjs',
  'sources/terraform-folder/stand-in/azurerm-schema.json',
  'sources/terraform-folder/stand-in/protocol.proto',
];

/** `npm run build`: what the package consists of. @param dist the folder for it, which is made anew */
async function build(dist: string): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  const compiler = require.resolve('typescript/package.json').replace('package.json', 'bin/tsc');
  const { status } = spawnSync(
    process.execPath,
    [compiler, '--project', join(__dirname, 'tsconfig.json'), '--outDir', dist],
    {
      stdio: 'inherit',
    },
  );
  if (status !== 0) throw new Error('the sources cannot be compiled');
  for (const file of AS_THEY_ARE) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    copyFileSync(join(ROOT, 'lib', file), join(dist, file));
  }
  pruneTypes(dist);
  writeTerrainVariant(dist);
  const made: Readonly<Record<ReadyMade, string>> = {
    'diagram.css': diagramStyle(),
    'diagram.js': await diagramScript(),
    'page.css': localPageStyle(),
    'page.js': await localPageScript(),
    'parser.js': await bundleOf(PARSER),
    'plugin-protocol.js': await bundleOf(PROTOCOL),
    'start-training-job.js': programScript(),
    'start-training-job.json': programHost(),
  };
  mkdirSync(join(dist, 'ready-made'));
  for (const [name, text] of Object.entries(made)) writeFileSync(join(dist, 'ready-made', name), text);
  writeFileSync(join(dist, 'ready-made', 'LICENSES.txt'), licensesOf(await bundledFiles(dist), ROOT));
}

async function bundleOf(entry: string): Promise<string> {
  const { outputFiles } = await bundle({ ...BUNDLED, entryPoints: [entry], minify: true });
  return outputFiles[0]?.text ?? '';
}

const PARSER = require.resolve('@babel/parser');
const PROTOCOL = join(ROOT, 'lib/sources/terraform-folder/stand-in/protocol-packages.ts');
const BUNDLED = { absWorkingDir: ROOT, bundle: true, platform: 'node', format: 'cjs', write: false } as const;

/** The files that the bundles are made of; what the pages compile of schemas takes ajv's. */
async function bundledFiles(outdir: string): Promise<string[]> {
  const { metafile } = await bundle({
    ...BUNDLED,
    entryPoints: [PARSER, PROTOCOL, PROGRAM, DIAGRAM_PAGE, LOCAL_PAGE],
    external: ['@azure/functions-core'],
    loader: { '.css': 'empty' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir,
    metafile: true,
  });
  return [...Object.keys(metafile.inputs), 'node_modules/uplot/dist/uPlot.min.css'];
}

build(resolve(process.argv[2] ?? join(ROOT, 'dist'))).catch((error: Error) => {
  printError(error.message);
  process.exitCode = 1;
});
