import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** The code of a page in one script for browsers. @param entry a file of TypeScript, or of TSX with Preact */
export async function scriptOf(entry: string, plugins: readonly Plugin[] = []): Promise<string> {
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

/** The style that all pages share. */
export function sharedStyle(): string {
  return readFileSync(join(__dirname, 'style.css'), 'utf8');
}
