import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What became of one test of a suite. */
export interface TestAnswer {
  readonly test: string;
  readonly passed: boolean;
  readonly why: string | null;
}

/** A suite that drives a bus with the official client of another language. */
export interface LanguageSuite {
  readonly client: string;
  /** Why it cannot run on this machine; `undefined` where it can. */
  missing(): string | undefined;
  /** Fetches the client into a folder, which is kept from run to run; throws with what the tool said. */
  prepare(folder: string): void;
  /** Runs the tests against a bus, and tells each answer as it comes. */
  run(folder: string, bus: TestedBus): AsyncIterable<TestAnswer>;
}

/** What a client needs to know of a bus. */
export interface TestedBus {
  readonly connectionString: string;
  /** The file of the certificate that administration clients, which want TLS, have to trust. */
  readonly certificateFile: string;
}

const SUITES = __dirname;

/** Kept at the version on which the suite was written; another one may answer otherwise. */
const PYTHON_CLIENT = 'azure-servicebus==7.15.0';

const python: LanguageSuite = {
  client: PYTHON_CLIENT,
  missing: () => (answers('python3', ['-c', 'import venv']) ? undefined : 'python3 with venv is not on this machine'),
  prepare(folder) {
    if (existsSync(join(folder, 'ready'))) return;
    rmSync(folder, { recursive: true, force: true });
    must('python3', ['-m', 'venv', folder]);
    must(join(folder, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', PYTHON_CLIENT]);
    mkdirSync(join(folder, 'ready'));
  },
  run: (folder, { connectionString, certificateFile }) =>
    answersOf(join(folder, 'bin/python'), ['-B', join(SUITES, 'python/suite.py'), connectionString], {
      REQUESTS_CA_BUNDLE: certificateFile,
    }),
};

const java: LanguageSuite = {
  client: 'com.azure:azure-messaging-servicebus:7.17.19',
  missing() {
    const lacking = ['java', 'mvn'].filter((tool) => !answers(tool, ['-version']));
    return lacking.length === 0 ? undefined : `${lacking.join(' and ')} is not on this machine`;
  },
  prepare(folder) {
    if (existsSync(join(folder, 'ready'))) return;
    mkdirSync(folder, { recursive: true });
    cpSync(join(SUITES, 'java/pom.xml'), join(folder, 'pom.xml'));
    must('mvn', ['-q', '-B', '-f', join(folder, 'pom.xml'), 'dependency:copy-dependencies', '-DoutputDirectory=jars']);
    mkdirSync(join(folder, 'ready'));
  },
  run(folder, { connectionString, certificateFile }) {
    const store = join(folder, 'trusted.p12');
    rmSync(store, { force: true });
    const password = 'changeit';
    const kept = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', password];
    must('keytool', ['-importcert', '-noprompt', '-alias', 'bus', '-file', certificateFile, ...kept]);
    const trust = [`-Djavax.net.ssl.trustStore=${store}`, `-Djavax.net.ssl.trustStorePassword=${password}`];
    return answersOf('java', [
      ...trust,
      '-cp',
      join(folder, 'jars/*'),
      join(SUITES, 'java/Suite.java'),
      connectionString,
    ]);
  },
};

export const LANGUAGES: Readonly<Record<'python' | 'java', LanguageSuite>> = { python, java };

export function answers(tool: string, options: readonly string[]): boolean {
  return spawnSync(tool, options, { stdio: 'ignore' }).status === 0;
}

export function must(tool: string, options: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(tool, options, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${tool} ${options[0]} failed: ${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`);
}

export async function* answersOf(
  tool: string,
  options: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): AsyncGenerator<TestAnswer> {
  const env = { ...process.env, ...environment };
  const child = spawn(tool, options, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as TestAnswer;
  const status = await ended;
  if (status !== 0) throw new Error(`${tool} ended with ${status}:\n${said.join('').slice(-4000)}`);
}
