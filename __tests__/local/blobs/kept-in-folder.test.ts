import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileProblem } from '../../../lib/files';
import { BlobStore } from '../../../lib/local/blobs';
import { KeptInFolder } from '../../../lib/local/blobs/kept-in-folder';

const folder = mkdtempSync(join(tmpdir(), 'blobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-11-27T12:00:00Z');
/** A name that no file could have. */
const PATH = `account/guards/limits/${'train'.repeat(60)}: 100 %.json`;

/** The store as it is after a restart. */
const restarted = () => new BlobStore(new KeptInFolder(folder));

function ask(store: BlobStore, method: string, more: Record<string, string> = {}, body = '') {
  const headers = { authorization: 'Bearer x', 'x-ms-blob-type': 'BlockBlob', ...more };
  const answer = store.answer({ method, path: PATH, headers, body: Buffer.from(body) }, NOW);
  return { ...answer, text: answer.body.toString(), etag: answer.headers.etag ?? '' };
}

test('blobs are as they were after a restart, with their version and time', () => {
  const { etag } = ask(restarted(), 'PUT', {}, 'one');
  const found = ask(restarted(), 'GET');
  expect(found).toMatchObject({ status: 200, text: 'one', etag });
  expect(found.headers['last-modified']).toBe(NOW.toUTCString());
});

test('who has read a version before the restart writes it once', () => {
  const { etag } = ask(restarted(), 'PUT', {}, 'one');
  const store = restarted();
  const second = ask(store, 'PUT', { 'if-match': etag }, 'two');
  expect(second.status).toBe(201);
  expect(second.etag).not.toBe(etag);
  expect(ask(restarted(), 'PUT', { 'if-match': etag }, 'three').status).toBe(412);
  expect(ask(restarted(), 'GET').text).toBe('two');
});

test('what was deleted stays so, and leaves no file', () => {
  ask(restarted(), 'PUT', {}, 'one');
  expect(ask(restarted(), 'DELETE').status).toBe(202);
  expect(ask(restarted(), 'GET').status).toBe(404);
  expect(readdirSync(folder)).toEqual([]);
});

test('a draft that was not finished is none', () => {
  ask(restarted(), 'PUT', {}, 'one');
  const [file = ''] = readdirSync(folder);
  writeFileSync(join(folder, `${file}.new`), '{"path"');
  expect(ask(restarted(), 'GET').text).toBe('one');
});

test.each([
  ['no JSON', '{'],
  ['another form', '{"name": "x"}'],
  ['no time', '{"path": "a", "etag": "b", "written": "yesterday", "base64": ""}'],
])('a file that cannot be read is told with its place: %s', (_, text) => {
  const file = join(folder, 'wrong.json');
  writeFileSync(file, text);
  expect(restarted).toThrow(FileProblem);
  expect(restarted).toThrow(file);
  rmSync(file);
});
