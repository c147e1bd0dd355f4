import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * `npm run test:init`: a new project from the packed package, in an empty folder, as somebody makes it who follows
 * docs/start-a-project.md, with each framework. Needs the registry, and installs about 1 GB into a scratch folder, which it removes.
 *
 * With words behind it, only the frameworks that are named.
 */
const ROOT = resolve(__dirname, '../..');
const FRAMEWORKS = ['cdktf', 'cdktn'];

/** Runs a command as a user does. @throws Error with all that it has said, where it fails */
function must(cwd: string, command: string): string {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const options = { cwd, encoding: 'utf8', env: { ...env, CI: '1' }, maxBuffer: 1 << 28 } as const;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-euo', 'pipefail', '-c', command], options);
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stdout}${stderr}`);
  return `${stdout}${stderr}`;
}

/** Like `must`, of what has to say something. */
function mustSay(cwd: string, command: string, what: RegExp): void {
  const said = must(cwd, command);
  if (!what.test(said)) throw new Error(`${command} does not say ${what}:\n${said}`);
  console.log(`ok      ${command}`);
}

/** The command of the package, before there is a project. */
function packed(scratch: string): { readonly archive: string; readonly command: string } {
  must(ROOT, 'npm run --silent build');
  must(ROOT, `npm pack --ignore-scripts --pack-destination '${scratch}'`);
  const archive = join(scratch, readdirSync(scratch).find((file) => file.endsWith('.tgz')) ?? '');
  // What `npx training-job-scheduler` installs: the package alone.
  const alone = mkdtempSync(join(scratch, 'alone-'));
  writeFileSync(join(alone, 'package.json'), '{}');
  must(alone, `npm install --no-audit --no-fund '${archive}'`);
  return { archive, command: join(alone, 'node_modules/.bin/training-job-scheduler') };
}

function tryOut(framework: string, scratch: string, { archive, command }: ReturnType<typeof packed>): void {
  console.log(framework);
  const folder = join(scratch, framework, 'my-jobs');
  const init = `${command} init '${folder}' --framework ${framework} --email ml@contoso.com --package 'file:${archive}'`;
  mustSay(scratch, init, /25 files written/);
  mustSay(folder, 'npm install --no-audit --no-fund', /added \d+ packages/);
  // cdktn says that it needs Node 22, which this may not be.
  const warnings = must(folder, 'npm ci --no-audit --no-fund').match(/npm warn (?!EBADENGINE).*/g);
  if (warnings !== null) throw new Error(warnings.join('\n'));
  mustSay(folder, 'npm test', /Tests: +13 passed, 13 total/);
  mustSay(folder, 'npm run typecheck', /tsc/);
  mustSay(folder, 'npm run synth', /^prod: namespace sbns-my-jobs-prod /m);
  mustSay(folder, 'npx training-job-scheduler check', /8 rules checked: 0 errors, 0 warnings/);
  mustSay(folder, 'npx training-job-scheduler audit', / 0 not, /);
  mustSay(folder, 'npm start -- --once', /train +train +job \S+ Completed/);
  misspelt(folder);
}

/** A mistake is told with its line in the file of the user. */
function misspelt(folder: string): void {
  const file = join(folder, 'lib/jobs.ts');
  const right = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    right.replace("driftScore >= 0.3'", "driftSore >= 0.3'").replace('driftScore >= 0.3', 'driftSore >= 0.3'),
  );
  mustSay(
    folder,
    '! npm run --silent synth',
    /^lib\/jobs\.ts:\d+:\d+ - \[.*no property driftSore; did you mean driftScore\?/m,
  );
  writeFileSync(file, right);
}

const words = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'new-project-'));
let failures = 0;
const attempt = (act: () => void) => {
  try {
    act();
  } catch (error) {
    failures += 1;
    console.error((error as Error).message);
  }
};
attempt(() => {
  const made = packed(scratch);
  for (const framework of FRAMEWORKS.filter((one) => words.length === 0 || words.includes(one))) {
    attempt(() => tryOut(framework, scratch, made));
  }
});
rmSync(scratch, { recursive: true, force: true });
console.log(failures === 0 ? 'a new project is green' : `${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
