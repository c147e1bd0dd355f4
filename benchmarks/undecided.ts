import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Finding, inAll, type MessageSet, outside, Prover } from '../lib/proof';
import { SqlFilter } from '../lib/rules';

/**
 * How many questions about real filters stay undecided, and why: `npm run bench:undecided`.
 *
 * The filters are those that answers of the engine were recorded of, or the lines of the file that FILTERS names. EVERY
 * says that only every so many of them are asked about (default 1). Effort is counted in steps: the same table everywhere.
 */
const RECORDED = resolve(__dirname, '../__tests__/rules/fixtures/filters.jsonl');
const every = Number(process.env.EVERY ?? 1);

/** What makes a question hard, by what the reason names. */
const CAUSES: readonly (readonly [cause: string, pattern: RegExp])[] = [
  ['effort: no answer within the steps', /^no answer in|ran out of memory/],
  ['patterns: too many at once', /too many patterns/],
  ['newid()', /newid\s*\(/i],
  ['p(…) with a name of the message', /\b(?:p|property)\s*\(/i],
  ['LIKE: the text of a number, or a pattern that is computed', /\bLIKE\b/i],
  ['the rest of a division of doubles', /%/],
  ['sums, products and negations', /[-+*/]/],
];

function causeOf(reason: string): string {
  return CAUSES.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'properties beside each other, and others';
}

function filters(): SqlFilter[] {
  const file = process.env.FILTERS;
  const sqls =
    file === undefined
      ? readFileSync(RECORDED, 'utf8')
          .trim()
          .split('\n')
          .map((line): string => JSON.parse(line).sql)
      : readFileSync(file, 'utf8').split('\n');
  return sqls
    .filter((sql, at) => at % every === 0 && sql.trim() !== '')
    .map((sql) => SqlFilter.parse(sql))
    .filter(({ predicate }) => predicate !== undefined);
}

/** The questions about a filter and the one before it. */
function questionsOf(prover: Prover, filter: SqlFilter, other: SqlFilter): readonly (readonly [string, MessageSet])[] {
  const [own, others] = [prover.matching(filter), prover.matching(other)];
  return [
    ['matches at all', own],
    ['fails', prover.failing(filter)],
    ['implies its neighbour', inAll(own, outside(others))],
    ['overlaps its neighbour', inAll(own, others)],
  ];
}

async function main(): Promise<void> {
  const asked = new Map<string, Finding[]>();
  let before = SqlFilter.parse('1 = 1');
  const all = filters();
  for (const filter of all) {
    const prover = new Prover([filter, before]);
    for (const [question, set] of questionsOf(prover, filter, before))
      asked.set(question, [...(asked.get(question) ?? []), await prover.find(set)]);
    await prover.close();
    before = filter;
  }
  const isUndecided = (finding: Finding) => finding.kind === 'undecided';
  console.log(`${all.length} filters`);
  for (const [question, findings] of asked)
    console.log(`${question}: ${findings.filter(isUndecided).length} of ${findings.length} undecided`);
  const causes = new Map<string, number>();
  for (const finding of [...asked.values()].flat()) {
    if (finding.kind !== 'undecided') continue;
    const cause = causeOf(finding.reason.replace(/^the solver cannot compute /, ''));
    causes.set(cause, (causes.get(cause) ?? 0) + 1);
  }
  for (const [cause, count] of [...causes].sort((a, b) => b[1] - a[1])) console.log(`${count} by ${cause}`);
}

void main();
