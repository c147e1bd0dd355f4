import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { correlationOf, inAll, inAny, outside, Prover, simplify } from '../../lib/proof';
import { spaceOfUsage } from '../../lib/proof/messages/inferred-space';
import { samplesOf } from '../../lib/proof/messages/samples';
import { Usages } from '../../lib/proof/messages/usage';
import { correlationMatch } from '../../lib/routing/rule-index/compiled-rule';
import {
  evaluateFilter,
  Failure,
  type Message,
  matchesCorrelation,
  messageFromJson,
  type SqlFilter,
} from '../../lib/rules';
import { typeOf } from '../../lib/rules/values/values';
import { contractFor, publicFilters, recordedFilters } from '../support/undecided';

/** Every so many filters; all of them with `npm run laws`. */
const EVERY = process.env.LAW_RUNS === undefined ? 8 : 1;
const PUBLIC = publicFilters().filter((_, at) => at % EVERY === 0);
/** A name that only the message tells, and a new GUID, are another value each time they are asked for. */
const CORPUS = [...PUBLIC, ...recordedFilters(30 * EVERY)].filter(({ sql }) => !/newid\s*\(/i.test(sql));

interface Recorded {
  readonly cases?: readonly { readonly message: unknown }[];
}

/** Messages that answers of the engine were recorded for, from the first to the last record. */
const RECORDED = readFileSync(resolve(__dirname, '../rules/fixtures/filters.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .filter((_, at) => at % 30 === 0)
  .flatMap((line) => (JSON.parse(line) as Recorded).cases?.slice(0, 1) ?? [])
  .map(({ message }) => messageFromJson(message));

/** Messages at and beside what a filter names, and recorded ones with the names of its properties. */
function messagesFor(filter: SqlFilter): readonly Message[] {
  const usages = new Usages([filter]);
  const near: Message[] = [];
  for (const message of samplesOf(spaceOfUsage(usages), usages)) if (near.push(message) === 80) break;
  const names = [...usages.byKey.values()].filter(({ isSystem }) => !isSystem).map(({ name }) => name);
  const renamed = RECORDED.map((message, at) => {
    const copy = message.copy();
    for (const [place, { value }] of message.properties.entries()) {
      const name = names[(place + at) % Math.max(1, names.length)];
      if (name !== undefined) copy.setProperty(name, value);
    }
    return copy;
  });
  return [...near, ...RECORDED, ...renamed].filter(isJson);
}

/** Whether a message has values alone that JSON has: what is proved is proved for these. */
function isJson(message: Message): boolean {
  return message.properties.every(
    ({ value }) =>
      value === null ||
      (['string', 'bool', 'int', 'long', 'double'].includes(typeOf(value)) &&
        (typeof value !== 'number' || Number.isFinite(value))),
  );
}

/** A contract that has the names of a filter, and says nothing of their types. */
const namesOf = (filter: SqlFilter) => contractFor('names alone', [filter]);

const answer = ({ predicate }: SqlFilter, message: Message) => evaluateFilter(predicate!, message);

test('what simplify says of real filters matches the same messages, by the interpreter and by the solver', async () => {
  let shorter = 0;
  for (const filter of CORPUS) {
    const found = await simplify(filter, namesOf(filter));
    if (!found.isShorter) continue;
    shorter++;
    for (const message of messagesFor(filter)) {
      const [before, after] = [answer(filter, message), answer(found.filter, message)];
      expect([filter.sql, found.filter.sql, after === true]).toEqual([filter.sql, found.filter.sql, before === true]);
      if (after instanceof Failure) expect([filter.sql, before]).toEqual([filter.sql, expect.any(Failure)]);
    }
    const prover = new Prover([filter, found.filter], namesOf(filter));
    const [before, after] = [prover.matching(filter), prover.matching(found.filter)];
    const other = await prover.find(inAny(inAll(before, outside(after)), inAll(after, outside(before))));
    await prover.close();
    expect([filter.sql, found.filter.sql, other.kind]).not.toContain('message');
  }
  expect(shorter).toBeGreaterThan(5);
}, 900_000);

test('a correlation filter that is offered for a real filter matches the same messages', async () => {
  let offered = 0;
  for (const filter of CORPUS) {
    const found = await correlationOf(filter, namesOf(filter));
    if (found === undefined) continue;
    offered++;
    const match = correlationMatch(found.correlation);
    for (const message of messagesFor(filter))
      expect([filter.sql, matchesCorrelation(match, message)]).toEqual([filter.sql, answer(filter, message) === true]);
  }
  expect(offered).toBeGreaterThan(5);
}, 600_000);
