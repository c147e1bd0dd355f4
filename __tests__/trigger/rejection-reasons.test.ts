import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IS_OF_MESSAGE } from '../../lib/simulation/judging/example-ledger';

const PAGES = ['reference/every-end-of-a-message.md', 'guides/limits-and-stops.md']
  .map((page) => readFileSync(join(__dirname, '../../docs', page), 'utf8'))
  .join('');

test.each(Object.keys(IS_OF_MESSAGE))('the pages say when a message is set aside as %s', (reason) => {
  expect(PAGES).toContain(`\`${reason}\``);
});
