import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** Runs code with the loader of `npm run synth`. */
function run(code: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--require', './lib/typescript.cjs', '-e', code], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout.trim();
}

test('cdktf is loaded without archiver', () => {
  const code =
    "require('cdktf'); console.log(Object.keys(require.cache).filter((file) => file.includes('/archiver/')).length)";
  expect(run(code)).toBe('0');
});

test('an asset that needs it still gets it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'asset-'));
  writeFileSync(join(folder, 'host.json'), '{}');
  const target = join(folder, 'out.zip');
  const code = `
    const { archiveSync } = require('./node_modules/cdktf/lib/private/fs');
    const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
    mkdirSync('${join(folder, 'in')}');
    writeFileSync('${join(folder, 'in', 'host.json')}', '{}');
    archiveSync('${join(folder, 'in')}', '${target}');
    console.log(readFileSync('${target}').subarray(0, 2).toString());`;
  expect(run(code)).toBe('PK');
});
