import { EMPTY, type Ledger, ledgerText, readLedger } from '../../../lib/trigger/program/guards/ledger';

const START = { key: 'a', at: 1, cost: 2, done: 3 };
const WAITING = { key: 'b', since: 1, priority: 0, cost: 0, due: 9 };
const stored = (change: object) => JSON.stringify({ version: 1, starts: [], waiting: [], ...change });

test.each<[what: string, ledger: Ledger]>([
  ['an empty one', EMPTY],
  ['a place, with and without its start', { starts: [START, { key: 'c', at: 0, cost: 0 }], waiting: [] }],
  ['somebody who waits', { starts: [], waiting: [WAITING] }],
])('%s is read as it was written, in a line', (_, ledger) => {
  const text = ledgerText(ledger);
  expect(readLedger(text)).toEqual(ledger);
  expect(text.split('\n')).toHaveLength(2);
});

test.each<[what: string, text: string]>([
  ['no JSON', '{'],
  ['nothing', 'null'],
  ['a list', '[]'],
  ['another version', stored({ version: 2 })],
  ['no version', stored({ version: undefined })],
  ['no list of places', stored({ starts: {} })],
  ['no list of those that wait', stored({ waiting: undefined })],
  ['a place that is nothing', stored({ starts: [null] })],
  ['one place among others that is none', stored({ starts: [START, {}] })],
  ['somebody who waits and is nothing', stored({ waiting: [null] })],
  ...(['key', 'at', 'cost'] as const).map((part): [string, string] => [
    `a place without ${part}`,
    stored({ starts: [{ ...START, [part]: undefined }] }),
  ]),
  ...(['key', 'since', 'priority', 'cost', 'due'] as const).map((part): [string, string] => [
    `one that waits without ${part}`,
    stored({ waiting: [{ ...WAITING, [part]: undefined }] }),
  ]),
  ['a key that is no text', stored({ starts: [{ ...START, key: 1 }] })],
  ['a time before all time', stored({ starts: [{ ...START, at: -1 }] })],
  ['a time as text', stored({ starts: [{ ...START, done: '3' }] })],
  ['a cost without end', stored({ starts: [START] }).replace('"cost":2', '"cost":1e999')],
])('%s is no ledger', (_, text) => {
  expect(readLedger(text)).toBeUndefined();
});
