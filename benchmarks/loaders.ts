import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, median, type Run } from './processes';

/**
 * What it costs to run this project's TypeScript, by how it is run: its own loader, tsx, and the compiled package where
 * `npm run build` has made it. All in turn, several times; medians. The first round fills the caches, and is not counted.
 *
 * The environment variable ROUNDS says how often; the default is 9.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 9);

const LOADERS: Readonly<Record<string, readonly string[]>> = {
  'lib/typescript.cjs': ['--require', './lib/typescript.cjs'],
  tsx: ['--require', 'tsx/cjs'],
};

const PLAN = '__tests__/support/plans/nothing.json';

/** What is run, and the same compiled; the shipped catalogue is no part of the package. */
const PROGRAMS: readonly {
  readonly title: string;
  readonly source: readonly string[];
  readonly isCompiled: boolean;
}[] = [
  { title: 'synth', source: ['main.ts'], isCompiled: false },
  { title: '--version', source: ['lib/cli/main.ts', '--version'], isCompiled: true },
  { title: 'review', source: ['lib/cli/main.ts', 'review', PLAN], isCompiled: true },
];

async function main(): Promise<void> {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-loaders-'));
  console.log(`median of ${ROUNDS} rounds in turn: work of the processor, wall time, memory`);
  for (const { title, source, isCompiled } of PROGRAMS) {
    const [file = '', ...options] = source;
    const ways = Object.entries(LOADERS).map(([name, loader]) => [name, [...loader, ...source]] as const);
    const compiled = file.replace(/^lib\/(.*)\.ts$/, 'dist/$1.js');
    if (isCompiled && existsSync(join(__dirname, '..', compiled))) ways.push(['compiled', [compiled, ...options]]);
    const runs = new Map<string, Run[]>(ways.map(([name]) => [name, []]));
    for (let round = 0; round <= ROUNDS; round++)
      for (const [name, program] of ways) {
        const run = await measure(program, { environment: { CDKTF_OUTDIR: outdir } });
        if (round > 0) runs.get(name)?.push(run);
      }
    for (const [name, all] of runs) {
      const [work, wall, memory] = (['work', 'wall', 'memory'] as const).map((what) =>
        median(all.map((run) => run[what])),
      );
      console.log(`${title.padEnd(10)} ${name.padEnd(20)} ${shown(work)} ms ${shown(wall)} ms ${shown(memory)} MB`);
    }
  }
  rmSync(outdir, { recursive: true, force: true });
}

const shown = (value: number | undefined) => (value as number).toFixed(0).padStart(6);

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
