import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { strToU8, zipSync } from 'fflate';

const ROOT = resolve(__dirname, '../../..');

/** A package file with these files in it. */
export function packageOf(files: Readonly<Record<string, string>>): string {
  const file = join(mkdtempSync(join(tmpdir(), 'package-')), 'package.zip');
  writeFileSync(file, zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
  return file;
}

/**
 * The package of a program, as somebody would deploy it: bundled with the real `@azure/functions`.
 *
 * @param source what it is; `app` is there
 * @param host what its host.json says of Service Bus, and beside it
 */
export function programOf(source: string, host: { readonly serviceBus?: object; readonly more?: object } = {}): string {
  const [bundled] = buildSync({
    stdin: { contents: `import { app } from '@azure/functions';\n${source}`, resolveDir: ROOT },
    bundle: true,
    platform: 'node',
    external: ['@azure/functions-core'],
    write: false,
    logLevel: 'silent',
  }).outputFiles;
  return packageOf({
    'main.js': bundled!.text,
    'package.json': '{"main":"main.js"}',
    'host.json': JSON.stringify({ version: '2.0', ...host.more, extensions: { serviceBus: host.serviceBus ?? {} } }),
  });
}
