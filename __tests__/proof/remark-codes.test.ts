import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REMARK_CODES } from '../../lib/proof/review/remarks/remark-codes';
import { sources } from '../support/imports';

const REVIEW = join(__dirname, '../../lib/proof/review');
const TELLING = sources(REVIEW)
  .filter((file) => !file.endsWith('remark-codes.ts'))
  .map((file) => readFileSync(file, 'utf8'));

test.each(REMARK_CODES)('some part of the review tells a remark of the code %s', (code) => {
  expect(TELLING.some((source) => source.includes(`'${code}'`))).toBe(true);
});
