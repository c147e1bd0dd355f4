import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleMessages } from '../../lib/cli/local/examples';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'examples-'));
  writeFileSync(join(folder, 'b.jsonl'), '{"messageId":"3"}\n');
  writeFileSync(
    join(folder, 'a.json'),
    '[{"messageId":"1","body":{"id":12345678901234567890}},{"messageId":"2","body":"plain"}]',
  );
  writeFileSync(join(folder, 'notes.txt'), 'nothing to send');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the messages of a folder are those of its JSON files in order, with their bodies exactly as they are written', async () => {
  const found = await exampleMessages([folder]);
  expect(found.map(({ name, message, body }) => [name, message.system.get('MessageId'), body.toString()])).toEqual([
    ['a', '1', '{"id":12345678901234567890}'],
    ['a', '2', 'plain'],
    ['b', '3', ''],
  ]);
});

test('all that is wrong is told at once, each with its place', async () => {
  const file = join(folder, 'wrong.jsonl');
  writeFileSync(file, '{"messageId":"1"}\n{"subjct":"x"}\n7\n');
  await expect(exampleMessages([file])).rejects.toThrow(/line 2: .*subject[\s\S]*line 3: /);
  rmSync(file);
});
