import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { measure, median, type Run } from './processes';

/**
 * Compares the synth of the catalogue with a program that emits the same resources through the raw bindings, in plain
 * JavaScript and without checks: both in turn, several times, medians. First makes sure that both write the same JSON.
 *
 * The environment variable ROUNDS says how often; the default is 9.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const LOADER = ['--require', './lib/typescript.cjs'];

interface Size {
  readonly title: string;
  readonly own: readonly string[];
  readonly bare: readonly string[];
}

const scaled = (count: number): Size => ({
  title: `${count} subscriptions`,
  own: [...LOADER, 'benchmarks/scaled.ts', `${count}`],
  bare: ['benchmarks/bare.cjs', `${count}`],
});

const SIZES: readonly Size[] = [
  { title: 'shipped catalogue', own: [...LOADER, 'benchmarks/scaled.ts'], bare: ['benchmarks/bare.cjs'] },
  scaled(100),
  scaled(500),
  scaled(2000),
];

async function main(): Promise<void> {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-synth-'));
  const run = (program: readonly string[], name: string) =>
    measure(program, { environment: { CDKTF_OUTDIR: join(outdir, name) } });
  console.log(`median of ${ROUNDS} rounds in turn: this project, the bare program, and how many times the bare one`);
  for (const { title, own, bare } of SIZES) {
    const runs: { own: Run[]; bare: Run[] } = { own: [], bare: [] };
    for (let round = 0; round < ROUNDS; round++) {
      runs.own.push(await run(own, 'own'));
      runs.bare.push(await run(bare, 'bare'));
      if (round === 0) requireSameJson(join(outdir, 'own'), join(outdir, 'bare'));
      rmSync(outdir, { recursive: true });
    }
    console.log(`${title.padEnd(20)} ${compare('wall', 'ms', runs)}   ${compare('memory', 'MB', runs)}`);
  }
}

function compare(what: 'wall' | 'memory', unit: string, runs: { own: readonly Run[]; bare: readonly Run[] }): string {
  const [own, bare] = [runs.own, runs.bare].map((all) => median(all.map((run) => run[what])));
  const ratio = (own as number) / (bare as number);
  return `${what} ${(own as number).toFixed(0).padStart(5)} / ${(bare as number).toFixed(0).padStart(5)} ${unit} = ${ratio.toFixed(2)}`;
}

/** A comparison of programs that do different things says nothing. */
function requireSameJson(own: string, bare: string): void {
  for (const stack of readdirSync(join(bare, 'stacks'))) {
    const [a, b] = [own, bare].map((outdir) => resourcesOf(join(outdir, 'stacks', stack, 'cdk.tf.json')));
    if (!isDeepStrictEqual(a, b))
      throw new Error(`the two programs write different JSON for ${stack}, see ${own} and ${bare}`);
  }
}

/** The JSON without what only says how it was made. */
function resourcesOf(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'), (name, value) => (name === '//' ? undefined : value));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
