import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { functionPackage } from '../../lib/trigger/function-app/function-package';
import { trainingEvent } from '../support/shipped';
import { TEMPLATES } from '../support/templates';

// Made anew each time, and not kept: what differs between two of the same content is to be seen.
jest.unmock('fflate');

const contract = trainingEvent.jsonSchema();
const { zip, hash } = functionPackage(TEMPLATES, contract);
const files = Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]));

test('a package has the program in one file, its settings of the host, and the jobs as data', () => {
  expect(Object.keys(files)).toEqual(['dist/main.js', 'host.json', 'jobs.json', 'package.json']);
  expect(JSON.parse(files['jobs.json']!)).toMatchObject({
    version: 3,
    templates: { 'reviews-bert': { kind: 'command', timeout: 'PT6H' } },
    contract: { required: ['eventType'] },
  });
  expect(JSON.parse(files['host.json']!).extensions.serviceBus).toMatchObject({
    maxConcurrentCalls: 1,
    prefetchCount: 0,
  });
  expect(JSON.parse(files['package.json']!).main).toBe('dist/main.js');
});

test('the same content is the same bytes, in whatever order it comes, at whatever time', async () => {
  const reversed = Object.fromEntries(Object.entries(TEMPLATES).reverse());
  // Zips have seconds in steps of two.
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const again = functionPackage(reversed, contract);
  expect(Buffer.from(again.zip).equals(Buffer.from(zip))).toBe(true);
  expect(again.hash).toBe(hash);
});

test('another template is another package', () => {
  const { nightly } = TEMPLATES;
  expect(functionPackage({ nightly }, contract).hash).not.toBe(hash);
  expect(functionPackage(TEMPLATES, null).hash).not.toBe(hash);
});

test('no path of this machine is in it, and no secret', () => {
  for (const text of Object.values(files)) {
    expect(text).not.toContain(process.cwd());
    expect(text).not.toMatch(/SharedAccessKey=[A-Za-z0-9+/]{20}/);
  }
});

test('it loads without anything beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  // Without a host, the model of Functions says that it is in its test mode, and goes on.
  const said = execFileSync(process.execPath, [join(folder, 'dist/main.js')], { encoding: 'utf8', stdio: 'pipe' });
  expect(said).not.toMatch(/rror/);
});
