import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/**
 * `npm run test:cdktn`: the same source under CDK Terrain (cdktn), the successor of cdktf.
 *
 * Installs cdktn under the name of cdktf in a scratch folder, which is all that the move takes, synthesizes there and
 * here, and compares the parsed JSON apart from the metadata and the version of the provider.
 */
const CDKTN = '0.24.0';
const PROJECT = resolve(__dirname, '../..');

function main(): void {
  const scratch = mkdtempSync(join(tmpdir(), 'cdktn-'));
  try {
    // With the lock file: what the function's package is bundled of has to be the same, to the byte.
    for (const part of ['lib', 'functions', 'main.ts', 'tsconfig.json', 'package-lock.json'])
      cpSync(join(PROJECT, part), join(scratch, part), { recursive: true });
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
    const manifest = {
      private: true,
      // A clone: with what its sources are run by, too.
      dependencies: { ...dependencies, ...devDependencies, cdktf: `npm:cdktn@${CDKTN}` },
      overrides: { '@cdktf/provider-azurerm': { cdktf: '$cdktf' } },
    };
    writeFileSync(join(scratch, 'package.json'), JSON.stringify(manifest));
    run(scratch, 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
    const core = JSON.parse(readFileSync(join(scratch, 'node_modules/cdktf/package.json'), 'utf8'));
    if (core.name !== 'cdktn') throw new Error(`expected cdktn under the name of cdktf, got ${core.name}`);

    synthesize(scratch, join(scratch, 'out'));
    synthesize(PROJECT, join(scratch, 'here'));
    for (const stack of readdirSync(join(scratch, 'here', 'stacks')).sort()) {
      const [there, here] = ['out', 'here'].map((outdir) => comparable(join(scratch, outdir, 'stacks', stack)));
      if (!isDeepStrictEqual(there, here))
        throw new Error(`${stack}: cdktn ${core.version} writes another JSON than cdktf`);
      console.log(`${stack}: the same under cdktn ${core.version}`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function synthesize(folder: string, outdir: string): void {
  run(folder, process.execPath, ['--require', './lib/typescript.cjs', 'main.ts'], { CDKTF_OUTDIR: outdir });
}

function run(cwd: string, command: string, options: string[], environment: Record<string, string> = {}): void {
  const { status, stderr } = spawnSync(command, options, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`${command} ${options[0]} failed:\n${stderr}`);
}

/** The JSON of a stack without what names the tool that wrote it. */
function comparable(folder: string): unknown {
  const { '//': _, ...json } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
  for (const provider of Object.values<{ version?: string }>(json.terraform.required_providers))
    delete provider.version;
  return json;
}

try {
  main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
