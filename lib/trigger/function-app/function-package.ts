import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zipSync } from 'fflate';
import { readyMade } from '../../package/ready-made';
import { JOB_DATA_VERSION, type PricesData } from '../jobs';
import type { JobTemplate } from '../templates';

const ROOT = resolve(__dirname, '../../..');
const SOURCE = join(ROOT, 'functions/start-training-job');
/** Where the program begins. */
export const PROGRAM = join(SOURCE, 'main.ts');

/** A package that an app runs from. */
export interface FunctionPackage {
  readonly zip: Uint8Array;
  /** SHA-256 of its content; the same source and templates give the same, on every machine. */
  readonly hash: string;
}

/**
 * The function as one file, with its templates and the contract of its messages as data, in a zip.
 *
 * The zip is the same bytes for the same content: a plan shows a change of the package only where there is one.
 *
 * @param contract the JSON schema of the topic's messages; null where it has none
 * @param prices what machines cost, for templates that have a budget
 */
export function functionPackage(
  templates: Readonly<Record<string, JobTemplate>>,
  contract: object | null,
  prices?: PricesData,
): FunctionPackage {
  const data = Object.fromEntries(Object.entries(templates).map(([name, template]) => [name, template.data]));
  const files: Readonly<Record<string, string>> = {
    'dist/main.js': programScript(),
    'host.json': programHost(),
    'jobs.json': `${JSON.stringify({ version: JOB_DATA_VERSION, templates: sorted(data), contract, prices }, undefined, 2)}\n`,
    'package.json': `${JSON.stringify({ name: 'start-training-job', private: true, main: 'dist/main.js' })}\n`,
  };
  const encoder = new TextEncoder();
  const zip = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])),
    // A zip has a time for each file; the first that it can say.
    { level: 6, mtime: new Date(1980, 0, 1) },
  );
  return { zip, hash: createHash('sha256').update(JSON.stringify(files)).digest('hex') };
}

let script: string | undefined;

/** The program and what it needs, in one file; what the host provides is left out. */
export function programScript(): string {
  script ??= readyMade('start-training-job.js') ?? bundled();
  return script;
}

/** The settings of the program's host. */
export function programHost(): string {
  return readyMade('start-training-job.json') ?? readFileSync(join(SOURCE, 'host.json'), 'utf8');
}

function bundled(): string {
  const { buildSync }: typeof import('esbuild') = require('esbuild');
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [PROGRAM],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['@azure/functions-core'],
    legalComments: 'none',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text as string;
}

function sorted<T>(map: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
