import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** The folder of the extension. */
export const EXTENSION = resolve(__dirname, '..');

/** What the extension consists of: one file for the editor, which brings `vscode` itself, and what it is made of. */
export async function bundleExtension(): Promise<{ readonly script: string; readonly inputs: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: EXTENSION,
    entryPoints: [join(EXTENSION, 'src/extension.ts')],
    bundle: true,
    // What VS Code 1.91 runs extensions with.
    platform: 'node',
    target: 'node20.9',
    format: 'cjs',
    external: ['vscode'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    write: false,
  });
  return { script: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) };
}
