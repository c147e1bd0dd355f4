import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { readyMade } from '../package/ready-made';
import { precompiledSchemas } from './precompiled';

/** What runs in the page of `training-job-scheduler diagram`. */
export function diagramScript(): Promise<string> {
  return once('diagram.js', () => scriptOf(DIAGRAM_PAGE, [precompiledSchemas()]));
}

export function diagramStyle(): string {
  return readyMade('diagram.css') ?? styleOf(STYLE, join(dirname(DIAGRAM_PAGE), 'diagram.css'));
}

/** What runs in the page of `training-job-scheduler local`. */
export function localPageScript(): Promise<string> {
  return once('page.js', () => scriptOf(LOCAL_PAGE));
}

export function localPageStyle(): string {
  return (
    readyMade('page.css') ??
    styleOf(STYLE, require.resolve('uplot/dist/uPlot.min.css'), join(dirname(LOCAL_PAGE), 'page.css'))
  );
}

const STYLE = join(__dirname, 'style.css');
export const DIAGRAM_PAGE = join(__dirname, 'diagram', 'main.tsx');
export const LOCAL_PAGE = join(__dirname, '..', 'local', 'page', 'app', 'main.tsx');

const scripts = new Map<string, Promise<string>>();

function once(name: 'diagram.js' | 'page.js', make: () => Promise<string>): Promise<string> {
  const known = scripts.get(name);
  if (known !== undefined) return known;
  const came = readyMade(name);
  const script = came === undefined ? make() : Promise.resolve(came);
  scripts.set(name, script);
  return script;
}

/** The code of a page in one script for browsers. @param entry a file of TypeScript, or of TSX with Preact */
async function scriptOf(entry: string, plugins: readonly Plugin[] = []): Promise<string> {
  const { build }: typeof import('esbuild') = require('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [...plugins],
  });
  return outputFiles[0]?.text ?? '';
}

function styleOf(...files: readonly string[]): string {
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}
