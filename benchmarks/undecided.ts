import { readFileSync } from 'node:fs';
import { type Asked, askedOf, counted, publicFilters, recordedFilters, valid } from '../__tests__/support/undecided';
import type { SqlFilter } from '../lib/rules';

/**
 * How many questions about real filters stay undecided, and why: `npm run bench:undecided`.
 *
 * The filters are those in the shapes of public rules, and every so many (EVERY, 60 by default) of those that answers of
 * the engine were recorded of (ONLY=public or ONLY=recorded: those alone); or the lines of the file that FILTERS names. With
 * SHOW=1 each question that is undecided is named with its reason. Effort is counted in steps: the same table everywhere.
 */
const every = Number(process.env.EVERY ?? 60);

async function count(title: string, filters: readonly SqlFilter[]): Promise<void> {
  const all: Asked[] = [];
  for await (const asked of askedOf(filters)) {
    all.push(asked);
    const { filter, known, question, finding } = asked;
    if (process.env.SHOW !== undefined && finding.kind === 'undecided')
      console.log(`  ${question}, ${known}: ${filter.sql}: ${finding.reason}`);
  }
  console.log(`${title}: ${filters.length} filters`);
  const groups = [...new Set(all.map(({ known }) => known))];
  for (const known of groups) {
    const { questions, undecided, causes } = counted(all.filter((one) => one.known === known));
    const words = [...causes].map(([cause, times]) => `${times} by ${cause}`);
    console.log(`  ${known}: ${undecided} of ${questions} undecided${words.length > 0 ? `: ${words.join('; ')}` : ''}`);
  }
}

async function main(): Promise<void> {
  const file = process.env.FILTERS;
  if (file !== undefined) return count(file, valid(readFileSync(file, 'utf8').split('\n')));
  if (process.env.ONLY !== 'recorded') await count('in the shapes of public rules', publicFilters());
  if (process.env.ONLY !== 'public') await count('recorded', recordedFilters(every));
}

void main();
