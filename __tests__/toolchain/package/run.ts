import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

/**
 * `npm run test:package`: the packed package in empty folders, as people would use it: with the tools that run or compile
 * TypeScript, as both kinds of modules, with the versions of Node, with cdktf and with its successor, and the command
 * alone. Needs the registry; installs about 1.5 GB into a scratch folder and removes it.
 *
 * With words behind it, only the trials whose names have one of them.
 */
const ROOT = resolve(__dirname, '../../..');
const PROJECT = join(__dirname, 'project');
const { devDependencies: VERSIONS } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** What is tried with: versions that are current, and that work together. */
const TOOLS = {
  typescript: '5.9.3',
  'ts-node': '10.9.2',
  tsx: '4.23.15',
  jest: VERSIONS.jest,
  'ts-jest': '29.4.15',
  '@swc/jest': VERSIONS['@swc/jest'],
  '@swc/core': VERSIONS['@swc/core'],
  '@types/jest': VERSIONS['@types/jest'],
  '@types/node': VERSIONS['@types/node'],
};

/** Of `cdktf init --template=typescript`. */
const TSCONFIG = {
  compilerOptions: {
    alwaysStrict: true,
    declaration: true,
    experimentalDecorators: true,
    inlineSourceMap: true,
    inlineSources: true,
    lib: ['es2018'],
    module: 'CommonJS',
    noEmitOnError: true,
    noFallthroughCasesInSwitch: true,
    noImplicitAny: true,
    noImplicitReturns: true,
    noImplicitThis: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    resolveJsonModule: true,
    strict: true,
    strictNullChecks: true,
    strictPropertyInitialization: true,
    stripInternal: true,
    target: 'ES2018',
    incremental: true,
    skipLibCheck: true,
  },
  include: ['*.ts'],
  exclude: ['node_modules', 'cdktf.out'],
};

interface Answer {
  readonly status: number | null;
  readonly said: string;
  readonly seconds: number;
}

function run(cwd: string, command: string, ...options: string[]): Answer {
  const start = process.hrtime.bigint();
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(command, options, { cwd, encoding: 'utf8', env: { ...env, CI: '1' } });
  return { status, said: `${stdout}${stderr}`, seconds: Number(process.hrtime.bigint() - start) / 1e9 };
}

function must(cwd: string, command: string, ...options: string[]): Answer {
  const answer = run(cwd, command, ...options);
  if (answer.status !== 0)
    throw new Error(`${command} ${options.join(' ')} ended with ${answer.status}:\n${answer.said}`);
  return answer;
}

/** A folder with a project in it that the packages are installed for. */
function project(
  scratch: string,
  name: string,
  packages: Readonly<Record<string, string>>,
  archive: string,
  overrides: object = {},
): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const dependencies = { ...packages, 'training-job-scheduler': `file:${archive}` };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, private: true, dependencies, overrides }));
  must(folder, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline');
  return folder;
}

function megabytes(folder: string): number {
  const sizes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => {
    const stat = statSync(join(folder, file), { throwIfNoEntry: false });
    return stat?.isFile() === true ? stat.size : 0;
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

const stackIn = (folder: string) => {
  const { '//': _, ...json } = JSON.parse(readFileSync(join(folder, 'cdktf.out/stacks/dev/cdk.tf.json'), 'utf8'));
  for (const provider of Object.values<{ version?: string }>(json.terraform.required_providers))
    delete provider.version;
  return json;
};

const words = process.argv.slice(2);
const failed: string[] = [];

function trial(name: string, act: () => string): void {
  if (words.length > 0 && !words.some((word) => name.includes(word))) return;
  try {
    console.log(`ok      ${name}: ${act()}`);
  } catch (error) {
    failed.push(name);
    console.log(`FAILED  ${name}: ${(error as Error).message}`);
  }
}

const seconds = (answer: Answer) => `${answer.seconds.toFixed(1)} s`;

function main(scratch: string): void {
  must(ROOT, 'npm', 'run', '--silent', 'build');
  const [{ filename }] = JSON.parse(
    must(ROOT, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', scratch).said,
  );
  const archive = join(scratch, filename);
  const constructs = {
    cdktf: VERSIONS.cdktf,
    constructs: VERSIONS.constructs,
    '@cdktf/provider-azurerm': VERSIONS['@cdktf/provider-azurerm'],
  };

  const alone = project(scratch, 'alone', {}, archive);
  cpSync(join(ROOT, '__tests__/support/plans/nothing.json'), join(alone, 'plan.json'));
  const command = 'node_modules/.bin/training-job-scheduler';
  trial('the command alone: npx review plan.json', () => {
    const answer = run(alone, 'npx', '--no-install', 'training-job-scheduler', 'review', 'plan.json');
    if (answer.status !== 0 || !answer.said.includes('No message changes destination')) throw new Error(answer.said);
    return `${seconds(answer)}, ${megabytes(join(alone, 'node_modules')).toFixed(0)} MB installed`;
  });
  trial('the command alone: a page of the topology', () =>
    seconds(must(alone, command, 'diagram', '--from', 'plan.json', '--format', 'html')),
  );
  trial('the command alone: what it lacks is named', () => {
    const { status, said } = run(alone, command, 'local', '--from', 'plan.json');
    if (
      status !== 2 ||
      !/^training-job-scheduler: .* needs @azure\/service-bus, .*npm install @azure\/service-bus@\S+\n$/.test(said)
    )
      throw new Error(said);
    return said.trim();
  });
  trial('the command alone: what it adopts is not proved, and it says what that takes', () => {
    const { status, said } = run(alone, command, 'adopt', '--from', 'plan.json', '--dry-run');
    const [line] = said.match(/^not proved: .*$/m) ?? [];
    if (status !== 1 || line === undefined || !/ needs .*cdktf.* and tsx, .* npm install /.test(line))
      throw new Error(said);
    return line;
  });
  trial('constructs without their peers: named in one line', () => {
    const { said } = run(alone, process.execPath, '--eval', "require('training-job-scheduler')");
    const line = said.split('\n').filter((one) => one.includes('npm install'));
    if (line.length !== 1 || /^\s+at /m.test(said)) throw new Error(said);
    return line.join();
  });
  trial('rules without any package', () =>
    seconds(
      must(alone, process.execPath, '--eval', "require('training-job-scheduler/rules').SqlFilter.parse('a = 1')"),
    ),
  );

  const folder = project(scratch, 'project', { ...constructs, ...TOOLS }, archive);
  cpSync(PROJECT, folder, { recursive: true });
  renameSync(join(folder, 'routing-test.ts'), join(folder, 'routing.test.ts'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  const bin = (name: string) => join(folder, 'node_modules/.bin', name);
  let first: unknown;
  const synthesized = (where: string, answer: Answer): string => {
    const json = stackIn(where);
    first ??= json;
    if (!isDeepStrictEqual(json, first)) throw new Error('another JSON than with the first tool');
    rmSync(join(where, 'cdktf.out'), { recursive: true });
    return seconds(answer);
  };
  trial('ts-node, as cdktf init has it', () => synthesized(folder, must(folder, bin('ts-node'), 'main.ts')));
  trial('tsx', () => synthesized(folder, must(folder, bin('tsx'), 'main.ts')));
  for (const [name, options] of Object.entries({
    'cdktf init': [],
    node16: ['--module', 'node16'],
    bundler: ['--module', 'esnext', '--moduleResolution', 'bundler', '--noEmit'],
    'without skipLibCheck': ['--skipLibCheck', 'false', '--lib', 'es2022', '--noEmit'],
  }))
    trial(`tsc, ${name}`, () => seconds(must(folder, bin('tsc'), '--outDir', 'js', ...options)));
  trial('types are there: a misspelt option is an error', () => {
    writeFileSync(join(folder, 'wrong.ts'), readFileSync(join(PROJECT, 'main.ts'), 'utf8').replace('sku:', 'skew:'));
    const { status, said } = run(folder, bin('tsc'), '--noEmit');
    rmSync(join(folder, 'wrong.ts'));
    if (status === 0 || !/wrong\.ts\(\d+,\d+\): error TS2353: .*'skew'/.test(said)) throw new Error(said || 'no error');
    return said.split('\n')[0] as string;
  });
  trial('a mistake has the place in the file, with tsx', () => {
    const wrong = readFileSync(join(PROJECT, 'main.ts'), 'utf8').replace('gpuCount IS NULL', 'gpuCnt IS NULL');
    writeFileSync(join(folder, 'wrong.ts'), wrong);
    const { status, said } = run(folder, bin('tsx'), 'wrong.ts');
    rmSync(join(folder, 'wrong.ts'));
    if (status !== 1 || !/^wrong\.ts:\d+:\d+ - .*gpuCnt.*gpuCount/m.test(said) || /^\s+at /m.test(said))
      throw new Error(said);
    return said.split('\n')[0] as string;
  });
  for (const file of ['modules.mjs', 'modules.cjs'])
    trial(`node ${file}`, () => seconds(must(folder, process.execPath, file)));
  for (const version of ['20', '22', '24'])
    trial(`node ${version}`, () => {
      const node = nodeOf(scratch, version);
      must(folder, node, 'modules.mjs');
      return synthesized(folder, must(folder, node, 'js/main.js'));
    });
  for (const [name, transform] of Object.entries({ 'ts-jest': ['ts-jest', {}], swc: ['@swc/jest', {}] }))
    trial(`jest with ${name}`, () => {
      must(folder, bin('tsx'), 'main.ts');
      const config = {
        transform: { '\\.ts$': transform },
        testMatch: ['**/*.test.ts'],
        modulePathIgnorePatterns: ['/js/'],
      };
      return seconds(must(folder, bin('jest'), '--config', JSON.stringify(config)));
    });

  const terrain = { cdktn: '0.24.0', constructs: VERSIONS.constructs, '@cdktn/provider-azurerm': '16.1.0' };
  const successor = project(scratch, 'terrain', { ...terrain, ...TOOLS }, archive, {
    // Its bindings ask for the version before.
    '@cdktn/provider-azurerm': { cdktn: '$cdktn' },
  });
  for (const file of ['main.ts', 'contract.ts']) {
    const text = readFileSync(join(PROJECT, file), 'utf8');
    writeFileSync(
      join(successor, file),
      text
        .replace(/(['"]@?)cdktf(?=['"/])/g, '$1cdktn')
        .replace("'training-job-scheduler'", "'training-job-scheduler/cdktn'"),
    );
  }
  writeFileSync(join(successor, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  trial('CDK Terrain: types', () => seconds(must(successor, join(successor, 'node_modules/.bin/tsc'), '--noEmit')));
  trial('CDK Terrain: the same JSON', () =>
    synthesized(successor, must(successor, join(successor, 'node_modules/.bin/tsx'), 'main.ts')),
  );
  trial('CDK Terrain: what is adopted is proved', () => {
    const plan = join(ROOT, '__tests__/support/plans/nothing.json');
    const command = join(successor, 'node_modules/.bin/training-job-scheduler');
    const options = ['adopt', '--from', plan, '--framework', 'cdktn', '--out', 'adopted'];
    const { said, ...answer } = run(successor, command, ...options);
    if (!/^proved: what was written synthesizes to the same /m.test(said)) throw new Error(said);
    return seconds({ said, ...answer });
  });
  trial('CDK Terrain: cdktf is not installed', () => {
    if (existsSync(join(successor, 'node_modules/cdktf'))) throw new Error('it is');
    return 'it is not';
  });
}

/** A version of Node from the registry. */
function nodeOf(scratch: string, version: string): string {
  const folder = join(scratch, `node-${version}`);
  const name = `node-${process.platform}-${process.arch}`;
  if (!existsSync(folder))
    must(scratch, 'npm', 'install', '--prefix', folder, '--no-audit', '--no-fund', `${name}@${version}`);
  return join(folder, 'node_modules', name, 'bin', 'node');
}

const scratch = mkdtempSync(join(tmpdir(), 'package-'));
try {
  main(scratch);
} catch (error) {
  failed.push('the preparations');
  console.error((error as Error).message);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
