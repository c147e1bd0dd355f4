import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { shippedTexts } from '../../support/shipped/synthesized';

const ROOT = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'loading-'));
const document = join(folder, 'cdk.tf.json');
const hook = join(folder, 'hook.cjs');
const loaded = join(folder, 'loaded.json');
beforeAll(() => {
  writeFileSync(document, shippedTexts().dev!);
  // What was required by the time it ends.
  writeFileSync(
    hook,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(loaded)}, JSON.stringify(Object.keys(require.cache))));`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Which packages of Azure, and which AMQP, a command loads. */
function packagesOf(options: readonly string[]): string[] {
  const command = join(ROOT, 'lib/cli/scheduler.cjs');
  spawnSync(process.execPath, ['-r', hook, command, ...options], { cwd: folder, input: '{}', encoding: 'utf8' });
  const files: string[] = JSON.parse(readFileSync(loaded, 'utf8'));
  expect(files.length).toBeGreaterThan(50);
  const named = files.flatMap((file) => /node_modules[\\/](@azure[\\/][\w-]+|rhea(?=[\\/]))/.exec(file)?.[1] ?? []);
  return [...new Set(named.map((name) => name.replaceAll('\\', '/')))].sort();
}

test.each([
  ['audit'],
  ['check'],
  ['diagram'],
  ['route', '-'],
  ['jobs', 'export', '--out', join(folder, 'jobs')],
  ['--help'],
  ['send', '--help'],
  ['dead-letters', 'resend', '--help'],
])('scheduler %s loads no client of Azure', (...options) => {
  const from = /--help|local/.test(options.join(' ')) ? [] : ['--from', document];
  expect(packagesOf([...options, ...from])).toEqual([]);
});

test('what looks at this machine loads the client of Service Bus, and no login', () => {
  expect(packagesOf(['peek', 'orders', '--at', 'local:1'])).toEqual(
    expect.arrayContaining(['@azure/service-bus', 'rhea']),
  );
  expect(packagesOf(['peek', 'orders', '--at', 'local:1'])).not.toContain('@azure/identity');
  expect(packagesOf(['jobs', 'list', '--at', 'local:1'])).toEqual([]);
});
