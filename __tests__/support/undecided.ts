import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Contract, type Finding, inAll, inAny, type MessageSet, outside, Prover } from '../../lib/proof';
import { foldName, SqlFilter } from '../../lib/rules';

const FIXTURES = resolve(__dirname, '../rules/fixtures');

/** Filters that answers of the engine were recorded of, every so many of them, as far as the engine takes them. */
export function recordedFilters(every = 1): readonly SqlFilter[] {
  return valid(sqlIn('filters.jsonl').filter((_, at) => at % every === 0));
}

/** Filters in the shapes of public rules, with other names and values; see the page about proofs. */
export function publicFilters(): readonly SqlFilter[] {
  return valid(sqlIn('public-shapes.jsonl'));
}

function sqlIn(file: string): readonly string[] {
  const lines = readFileSync(resolve(FIXTURES, file), 'utf8').trim().split('\n');
  return lines.map((line): string => JSON.parse(line).sql);
}

export function valid(sqls: readonly string[]): readonly SqlFilter[] {
  return sqls
    .filter((sql) => sql.trim() !== '')
    .map((sql) => SqlFilter.parse(sql))
    .filter(({ predicate }) => predicate !== undefined);
}

/** What is known of the messages that filters are asked about. */
export type Known = 'no contract' | 'names alone' | 'a contract';

const KNOWN: readonly Known[] = ['no contract', 'names alone', 'a contract'];

/** A question about a filter, and what came of it. */
export interface Asked {
  readonly filter: SqlFilter;
  readonly known: Known;
  readonly question: string;
  readonly finding: Finding;
}

/** Asks of each filter what is asked most: alone, and beside the one before it. */
export async function* askedOf(filters: readonly SqlFilter[]): AsyncGenerator<Asked> {
  let before = SqlFilter.parse('1 = 1');
  for (const filter of filters) {
    for (const known of KNOWN) {
      const prover = new Prover([filter, before], contractFor(known, [filter, before]));
      for (const [question, set] of questionsOf(prover, filter, before))
        yield { filter, known, question, finding: await prover.find(set) };
      await prover.close();
    }
    before = filter;
  }
}

function questionsOf(prover: Prover, filter: SqlFilter, other: SqlFilter): readonly (readonly [string, MessageSet])[] {
  const [own, others] = [prover.matching(filter), prover.matching(other)];
  return [
    ['ever true', own],
    ['always true', outside(own)],
    ['fails', prover.failing(filter)],
    ['the same as its neighbour', inAny(inAll(own, outside(others)), inAll(others, outside(own)))],
    ['overlaps its neighbour', inAll(own, others)],
  ];
}

/**
 * A contract that names the properties of filters and says nothing of them, or one as people write them: each property
 * has the type that rules use it as, is there, and is within bounds where it is a number.
 */
export function contractFor(known: Known, filters: readonly SqlFilter[]): Contract | undefined {
  if (known === 'no contract') return undefined;
  const named = new Prover(filters).space.known.filter(({ isSystem }) => !isSystem);
  if (known === 'names alone')
    return { schema: { properties: Object.fromEntries(named.map(({ name }) => [name, {}])) } };
  const described = named.map(({ name, types }): [string, object] => {
    if (types.includes('double')) return [name, { type: 'number', minimum: 0, maximum: 1_000_000 }];
    if (types.includes('int')) return [name, { type: 'integer', minimum: 0, maximum: 1000 }];
    return [name, { type: types.includes('bool') ? 'boolean' : 'string' }];
  });
  const distinct = new Map(described.map(([name, schema]) => [foldName(name), [name, schema] as const]));
  const names = [...distinct.values()].map(([name]) => name);
  return { schema: { properties: Object.fromEntries(distinct.values()), required: names } };
}

/** What makes a question hard, by what the reason names. */
const CAUSES: readonly (readonly [cause: string, pattern: RegExp])[] = [
  ['no answer within the steps', /^no answer in|ran out of memory/],
  ['patterns: too many at once', /too many patterns/],
  ['newid()', /newid\s*\(/i],
  ['p(…) with a name of the message', /\b(?:p|property)\s*\(/i],
  ['LIKE: the text of a number, or a pattern that is computed', /\bLIKE\b/i],
  ['the rest of a division of doubles', /%/],
  ['sums, products and negations', /[-+*/]/],
];

/** The cause of a question that is undecided. */
export function causeOf(reason: string): string {
  const said = reason.replace(/^the solver cannot compute /, '');
  return CAUSES.find(([, pattern]) => pattern.test(said))?.[0] ?? 'properties beside each other, and others';
}

/** How many of some questions are undecided, and by which cause. */
export interface Count {
  readonly questions: number;
  readonly undecided: number;
  readonly causes: ReadonlyMap<string, number>;
}

/** Counts questions by whether they are undecided. */
export function counted(all: readonly Pick<Asked, 'finding'>[]): Count {
  const causes = new Map<string, number>();
  for (const { finding } of all) {
    if (finding.kind !== 'undecided') continue;
    const cause = causeOf(finding.reason);
    causes.set(cause, (causes.get(cause) ?? 0) + 1);
  }
  const undecided = [...causes.values()].reduce((sum, count) => sum + count, 0);
  return { questions: all.length, undecided, causes: new Map([...causes].sort((a, b) => b[1] - a[1])) };
}
