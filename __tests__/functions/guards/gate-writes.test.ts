import { type AtTheGate, gateOf, keyOf, ledgerName, MOST_WRITES } from '../../../lib/trigger/program/guards/gate';
import { type Ledger, readLedger } from '../../../lib/trigger/program/guards/ledger';
import { DocumentsInMemory } from '../../support/guards';
import { TEMPLATE_DATA } from '../../support/templates';

const NOW = Date.UTC(2026, 10, 27, 12);
const NAME = ledgerName('reviews-bert');

/** Documents of which so many writes are lost, since somebody else was faster. */
class Contested extends DocumentsInMemory {
  lost = 0;
  reads: string[] = [];
  writes = 0;

  constructor() {
    super(() => NOW);
  }

  override async read(name: string) {
    this.reads.push(name);
    return super.read(name);
  }

  override async write(name: string, text: string, version: string | undefined): Promise<boolean> {
    this.writes++;
    return this.lost-- > 0 ? false : super.write(name, text, version);
  }

  get ledger(): Ledger | undefined {
    return readLedger(this.documents.get(NAME)?.text ?? '');
  }
}

const at = (limits: AtTheGate['template']['limits'], change: Partial<AtTheGate> = {}): AtTheGate => ({
  job: 'tr-1',
  request: { template: 'reviews-bert', tier: 'dedicated', nodeCount: 2 },
  template: { ...TEMPLATE_DATA['reviews-bert']!, ...(limits && { limits }) },
  prices: undefined,
  priority: 0,
  since: undefined,
  ...change,
});

test('whoever may start has a place that is written down, under a key that tells nobody which job it is', async () => {
  const documents = new Contested();
  expect(await gateOf(documents, at({ jobsPerHour: 1 })).enter()).toBeUndefined();
  expect(documents.ledger?.starts).toEqual([{ key: keyOf('tr-1'), at: NOW, cost: 0 }]);
  expect(keyOf('tr-1')).toMatch(/^[\w-]{22}$/);
  expect(keyOf('tr-2')).not.toBe(keyOf('tr-1'));
});

test('without limits nothing is written, and only the stop is looked for', async () => {
  const documents = new Contested();
  const gate = gateOf(documents, at(undefined));
  expect(await gate.enter()).toBeUndefined();
  await gate.leave('started');
  expect([documents.reads, documents.writes]).toEqual([['stop.json'], 0]);
});

test('a place that it has is good for every try of the delivery; whether all is stopped is asked each time', async () => {
  const documents = new Contested();
  const gate = gateOf(documents, at({ jobsPerHour: 1 }));
  for (let attempt = 0; attempt < 3; attempt++) expect(await gate.enter()).toBeUndefined();
  expect(documents.reads).toEqual(['stop.json', NAME, 'stop.json', 'stop.json']);
  documents.put('stop.json', '');
  expect(await gate.enter()).toMatchObject({ kind: 'waiting', why: 'stopped' });
});

test('how long it has waited is kept while all is stopped', async () => {
  const documents = new Contested();
  documents.put('stop.json', '');
  const stopped = await gateOf(documents, at(undefined, { since: NOW - 1000 })).enter();
  expect(stopped).toMatchObject({ kind: 'waiting', since: new Date(NOW - 1000) });
  expect(await gateOf(documents, at(undefined)).enter()).not.toHaveProperty('since');
});

test('a place that others write before is asked for again, three times at most', async () => {
  const documents = new Contested();
  documents.lost = MOST_WRITES - 1;
  expect(await gateOf(documents, at({ jobsPerHour: 1 })).enter()).toBeUndefined();
  expect([documents.writes, documents.ledger?.starts.length]).toEqual([3, 1]);
  documents.lost = MOST_WRITES;
  documents.writes = 0;
  const other = gateOf(documents, at({ jobsPerHour: 2 }, { job: 'tr-2' }));
  await expect(other.enter()).rejects.toMatchObject({ why: 'unavailable' });
  expect(documents.writes).toBe(3);
});

describe('what came of it', () => {
  const started = { key: keyOf('tr-1'), at: NOW, cost: 0, done: NOW + 1000 };

  async function entered() {
    const documents = new Contested();
    const gate = gateOf(documents, at({ jobsPerHour: 1 }));
    await gate.enter();
    documents.writes = 0;
    return { documents, gate };
  }

  test.each<[what: string, has: 'started' | 'not-started', starts: object[]]>([
    ['a start', 'started', [started]],
    ['none', 'not-started', []],
  ])('%s is written down', async (_, has, starts) => {
    const { documents, gate } = await entered();
    await gate.leave(has);
    expect([documents.ledger?.starts, documents.writes]).toEqual([starts, 1]);
  });

  test('is written a second time where somebody else was faster, and then no more', async () => {
    const { documents, gate } = await entered();
    documents.lost = 1;
    await gate.leave('started');
    expect([documents.ledger?.starts, documents.writes]).toEqual([[started], 2]);
    const again = await entered();
    again.documents.lost = 5;
    await again.gate.leave('started');
    expect([again.documents.ledger?.starts[0]?.done, again.documents.writes]).toEqual([undefined, 2]);
  });

  test('is lost without harm where the storage fails, or somebody has put something else there', async () => {
    const { documents, gate } = await entered();
    documents.put(NAME, 'none');
    await gate.leave('started');
    documents.read = async () => Promise.reject(new Error('no connection'));
    await gate.leave('started');
    expect(documents.writes).toBe(0);
  });

  test('is nothing where it had no place', async () => {
    const documents = new Contested();
    const gate = gateOf(documents, at({ jobsPerHour: 1 }));
    await gate.leave('started');
    expect(documents.reads).toEqual([]);
  });
});

test.each<[what: string, jobsPerHour: number, others: number, says: string]>([
  ['one job, nobody', 1, 1, 'has started 1 job within an hour, as many as it may; 0 requests are before it'],
  ['two jobs, nobody', 2, 2, 'has started 2 jobs within an hour, as many as it may; 0 requests are before it'],
  ['one job, somebody', 1, 2, 'has started 1 job within an hour, as many as it may; 1 request is before it'],
  ['one job, two', 1, 3, 'has started 1 job within an hour, as many as it may; 2 requests are before it'],
])('who waits is told what is used up and who is before him: %s', async (_, jobsPerHour, others, says) => {
  const documents = new Contested();
  for (let other = 1; other <= others; other++) {
    await gateOf(documents, at({ jobsPerHour }, { job: `other-${other}`, priority: 9 })).enter();
  }
  const waits = await gateOf(documents, at({ jobsPerHour })).enter();
  expect(waits).toMatchObject({ kind: 'waiting', details: [expect.stringContaining(says)], since: new Date(NOW) });
});

test('a budget needs prices: without them nothing starts', async () => {
  const gate = gateOf(new Contested(), at({ budgetPerDay: 10 }));
  await expect(gate.enter()).rejects.toMatchObject({
    why: 'misconfigured',
    message: expect.stringMatching(/^what a job of reviews-bert costs cannot be told: there are no prices/),
  });
  // Who counts jobs alone needs none.
  expect(await gateOf(new Contested(), at({ jobsPerHour: 10 })).enter()).toBeUndefined();
});

test('the ledger of a template lies under its name, whatever is in it', () => {
  expect([ledgerName('a-b'), ledgerName('a/b c')]).toEqual(['limits/a-b.json', 'limits/a%2Fb%20c.json']);
});
