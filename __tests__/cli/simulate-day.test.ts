import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shippedFolders } from '../support/shipped/synthesized';
import { scheduler } from './scheduler';

const { dev = '' } = shippedFolders();
const folder = mkdtempSync(join(tmpdir(), 'simulate-day-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const REQUEST = {
  messageId: 'request',
  subject: 'retrain.requested',
  contentType: 'application/json',
  applicationProperties: { eventType: 'training.requested', model: 'churn-gbm', costEstimateUsd: 20 },
  body: { id: 'request', template: 'train-on-cpu', inputs: { data: 'azureml:churn:12' } },
};
const DAY = file('day.jsonl', JSON.stringify({ perHour: 4, from: '08:00', until: '12:00', message: REQUEST }));
const DURATIONS = file('durations.json', { 'train-on-cpu': 'PT1H30M' });
const OWN_PRICES = {
  source: 'a test',
  date: '2026-11-01',
  currency: 'EUR',
  nodeHours: { standard_ds3_V2: { LowPriority: 0.5 } },
};
const PRICES = file('prices.json', OWN_PRICES);

const day = (...options: string[]) => scheduler(['simulate', '--from', dev, ...options]);
const json = (...options: string[]) => JSON.parse(day('--messages', DAY, '--json', ...options).stdout);

test('a limit makes jobs wait for a place, and how long is told', () => {
  const set = ['--set', 'templates.train-on-cpu.jobsPerHour=1'];
  const { status, stdout } = day('--messages', DAY, '--durations', DURATIONS, ...set);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^over its limit +jobs +half wait for it up to +9 of 10 +longest$/m);
  expect(stdout).toMatch(/^train-on-cpu +- → \d+ +- → .* h/m);
  const { asItIs, changed } = json('--durations', DURATIONS, ...set);
  const [before] = asItIs.jobs;
  const [after] = changed.jobs;
  expect([before.heldByLimits.jobs, after.jobs]).toEqual([0, before.jobs]);
  expect(after.heldByLimits.jobs).toBeGreaterThan(3);
  // About four an hour for four hours, of which one an hour may start.
  expect(after.heldByLimits.longestSeconds).toBeGreaterThan(2 * 3600);
  expect(after.heldByLimits.longestSeconds).toBeLessThanOrEqual(after.waitSeconds.longest);
  expect([asItIs.stillHeldByLimits, changed.stillHeldByLimits]).toEqual([0, 0]);
});

test('a day is told: how long jobs wait, which nodes run when, what it costs, where the tier throttles', () => {
  const { status, stdout, stderr } = day('--messages', DAY, '--durations', DURATIONS, '--prices', PRICES);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^\d+ messages from 2026-01-01T00:00Z on, looked at for /);
  expect(stdout).toMatch(/^jobs of +jobs +half wait up to +9 of 10 +longest +ended$/m);
  expect(stdout).toMatch(/^train-on-cpu +\d+ +.* (min|h) +Completed \d+$/m);
  expect(stdout).toMatch(/^cpu +0 to 4 +\d .* \d+\.\d\d EUR$/m);
  // Of the others no price is known, and nothing is to be paid.
  expect(stdout).toMatch(/^machines together: \d+\.\d\d EUR \(prices of 2026-11-01, a test\)$/m);
  expect(stdout).toMatch(/^nodes of cpu, by hours since 2026-01-01T00:00Z\n ▲\n4┤/m);
  expect(stdout).toMatch(/^training-events\/Subscriptions\/cpu-train +\d+ +\d+ /m);
  expect(stdout).toMatch(
    /^Service Bus: at most \d+ credits in a second of the 1,000 that Standard has: never throttled$/m,
  );
  expect(stdout).toMatch(/^assumed: a new machine is ready after 5 min/m);
});

test('what would be otherwise stands beside what is', () => {
  const set = ['--set', 'computes.cpu.maxNodes=16', 'durations.train-on-cpu=PT1H'];
  const { status, stdout } = day('--messages', DAY, '--durations', DURATIONS, ...set);
  expect(status).toBe(0);
  expect(stdout).toContain('as it is → with computes.cpu.maxNodes=16, durations.train-on-cpu=PT1H');
  expect(stdout).toMatch(/^cpu +0 to 4 → 0 to 16 /m);
  const { asItIs, changed } = json('--durations', DURATIONS, ...set);
  const longest = (result: typeof asItIs) => result.jobs[0].waitSeconds.longest;
  expect(longest(changed)).toBeLessThan(longest(asItIs));
  expect(changed.jobs[0].jobs).toBe(asItIs.jobs[0].jobs);
});

test('--json has all of it, with times in ISO 8601 and lengths in seconds', () => {
  const { leftOut, notByContract, asItIs, ...others } = json('--durations', DURATIONS, '--prices', PRICES);
  expect([leftOut, notByContract, others]).toEqual([[], [], {}]);
  const cpu = asItIs.clusters.find((cluster: { name: string }) => cluster.name === 'cpu');
  expect(cpu.cost).toBeCloseTo(cpu.nodeHours * 0.5, 9);
  expect(asItIs.cost).toEqual({
    total: cpu.cost,
    currency: 'EUR',
    date: '2026-11-01',
    source: 'a test',
    missing: expect.not.arrayContaining([expect.objectContaining({ vmSize: cpu.vmSize })]),
  });
  expect(cpu.nodes[0].at).toMatch(/^2026-01-01T0[89]:.*Z$/);
  expect(asItIs.isWhole).toBe(true);
  expect(asItIs.serviceBus).toEqual(
    expect.objectContaining({ tier: 'Standard', creditsPerSecond: 1000, throttled: [] }),
  );
});

test('prices as Azure lists them: of Linux, as one pays as one goes, of no spot machine', () => {
  const item = (more: object) => ({
    retailPrice: 9,
    armRegionName: 'westeurope',
    armSkuName: 'Standard_DS3_v2',
    skuName: 'DS3 v2',
    productName: 'Virtual Machines DSv2 Series',
    unitOfMeasure: '1 Hour',
    type: 'Consumption',
    effectiveStartDate: '2025-06-01T00:00:00Z',
    ...more,
  });
  const items = [
    item({}),
    item({ retailPrice: 0.25, skuName: 'DS3 v2 Low Priority' }),
    item({ retailPrice: 0.1, skuName: 'DS3 v2 Spot' }),
    item({ retailPrice: 0.7, skuName: 'DS3 v2 Low Priority', productName: 'Virtual Machines DSv2 Series Windows' }),
    item({ retailPrice: 700, type: 'Reservation' }),
  ];
  const prices = file('retail.json', { BillingCurrency: 'USD', Items: items, NextPageLink: null, Count: 5 });
  const { asItIs } = json('--durations', DURATIONS, '--prices', prices);
  const cpu = asItIs.clusters.find((cluster: { name: string }) => cluster.name === 'cpu');
  expect(cpu.cost / cpu.nodeHours).toBeCloseTo(0.25, 9);
  expect(asItIs.cost).toEqual(expect.objectContaining({ currency: 'USD', date: '2025-06-01' }));
});

test.each<readonly [string, Readonly<Record<string, object>>, string | undefined, RegExp]>([
  [
    'a size that is nearly written',
    { Standard_DS3_v: { LowPriority: 0.5 }, Standard_E64s_v3: { Dedicated: 9 } },
    'Standard_DS3_v',
    /^no price of Standard_DS3_v2: the prices have Standard_DS3_v, which no cluster has; did you mean Standard_DS3_v2\?$/m,
  ],
  [
    'another priority',
    { STANDARD_DS3_v2: { Dedicated: 0.5 } },
    undefined,
    /^no price of Standard_DS3_v2 as LowPriority: the prices have it as Dedicated$/m,
  ],
])('a price that is missing, and what there is: %s', (_, nodeHours, nearly, line) => {
  const prices = file('missing-prices.json', { ...OWN_PRICES, nodeHours });
  const { status, stdout } = day('--messages', DAY, '--durations', DURATIONS, '--prices', prices);
  expect([status, /^machines together: (.*) \(/m.exec(stdout)?.[1]]).toEqual([
    0,
    'not known, since a price is missing',
  ]);
  expect(stdout).toMatch(line);
  const { missing } = json('--durations', DURATIONS, '--prices', prices).asItIs.cost;
  expect(missing.find(({ vmSize }: { vmSize: string }) => vmSize === 'Standard_DS3_v2')).toEqual({
    vmSize: 'Standard_DS3_v2',
    priority: 'LowPriority',
    nearly: nearly ?? null,
  });
});

test('messages as they were received come when they came', () => {
  const received = { ...REQUEST, enqueuedTimeUtc: '2026-03-05T10:30:00Z', sequenceNumber: '7' };
  const { stdout } = day(
    '--messages',
    file('received.jsonl', JSON.stringify(received)),
    '--durations',
    DURATIONS,
    '--json',
  );
  const { asItIs } = JSON.parse(stdout);
  expect([asItIs.from, asItIs.jobs[0].jobs]).toEqual(['2026-03-05T00:00:00.000Z', 1]);
});

test('bad lines of a day are told, each with its place, and the others go on', () => {
  const lines = [
    '{"at": "25:00", "message": {}}',
    'no JSON',
    '{"perHour": 0, "message": {}}',
    '{"perHour": 2, "from": "18:00", "until": "08:00", "message": {}}',
    '{"at": "08:00", "message": {"nonsense": 1}}',
    JSON.stringify(REQUEST),
    '[]',
    '7',
    JSON.stringify({ at: '08:00', message: REQUEST }),
  ];
  const { status, stdout, stderr } = day('--messages', file('bad.jsonl', lines.join('\n')), '--durations', DURATIONS);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^1 message from /);
  const told = stderr.split('\n').filter((line) => line.includes('left out'));
  const numbers = told.map((line) => /bad\.jsonl, line (\d)/.exec(line)?.[1]);
  expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '8']);
  expect(stderr).toContain('at: got "25:00", allowed a time of day (UTC)');
  expect(stderr).toContain('until: got 08:00, allowed a time after 18:00');
  expect(stderr).toContain('says no time: write {"at": "08:30", "message": {…}}');
});

test('a name that is nearly one of a line is told with the one that was meant', () => {
  const { applicationProperties, ...others } = REQUEST;
  const lines: readonly (readonly [line: object, says: RegExp])[] = [
    [{ at: '09:00', mesage: REQUEST }, /unknown member "mesage"; did you mean message\?$/],
    [{ att: '09:00', message: REQUEST }, /unknown member "att"; did you mean at\?$/],
    [{ att: '09:00', mesage: REQUEST }, /unknown member "mesage"; did you mean message\?$/],
    [{ perhour: 6, from: '08:00', message: REQUEST }, /unknown member "perhour"; did you mean perHour\?$/],
    [{ perHuor: 6, message: REQUEST }, /unknown member "perHuor"; did you mean perHour\?$/],
    [{ perHour: 6, form: '08:00', message: REQUEST }, /unknown member "form"; did you mean from\?$/],
    [{ perHour: 6, untill: '08:00', message: REQUEST }, /unknown member "untill"; did you mean until\?$/],
    [{ ...others, enqueuedTimUtc: '2026-03-05T10:30:00Z' }, /"enqueuedTimUtc"; did you mean enqueuedTimeUtc\?$/],
    // Not nearly a line of another kind: a message that says no time.
    [others, /: says no time: write /],
  ];
  const day1 = file(
    'nearly.jsonl',
    [...lines.map(([line]) => line), { at: '08:00', message: REQUEST }].map((line) => JSON.stringify(line)).join('\n'),
  );
  const { status, stderr } = day('--messages', day1, '--durations', DURATIONS);
  expect(status).toBe(1);
  const told = stderr.split('\n');
  for (const [index, [, says]] of lines.entries())
    expect(told.filter((line) => line.includes(`nearly.jsonl, line ${index + 1}: `))).toContainEqual(
      expect.stringMatching(says),
    );
  expect(told.some((line) => line.includes(`line ${lines.length + 1}:`))).toBe(false);
});

test('a message that is not as the contract says comes all the same, and it is told with its line', () => {
  const { eventType, ...others } = REQUEST.applicationProperties;
  const misspelt = { ...REQUEST, applicationProperties: { ...others, eventTyp: eventType } };
  const lines = [REQUEST, misspelt, misspelt].map((message, hour) =>
    JSON.stringify({ at: `0${hour}:00`, message: { ...message, messageId: `${hour}` } }),
  );
  const name = file('misspelt.jsonl', lines.join('\n'));
  const { status, stdout, stderr } = day('--messages', name, '--durations', DURATIONS, '--json');
  const says = `${name}, line 2: the contract of training-events has no property "eventTyp", and eventType is not there; did you mean eventType? (and 1 more line like it)`;
  const { asItIs, notByContract } = JSON.parse(stdout);
  expect(notByContract).toContain(says);
  expect(stderr.split('\n')).toContain(`training-job-scheduler: ${says}`);
  expect([status, asItIs.messages.sent, asItIs.messages.unwanted, asItIs.jobs[0].jobs]).toEqual([1, 3, 2, 1]);
});

test.each<readonly [string, readonly string[], RegExp]>([
  ['a day and messages of schedules', ['--messages', DAY, DAY], /with --messages, the day is all that comes/],
  ['neither', [], /name files of messages, or a day with --messages/],
  [
    'prices without a day',
    [DAY, '--prices', PRICES, '--set', 'x=1'],
    /--prices, --set: of a day, which --messages names/,
  ],
  ['schedules of a day', ['--messages', DAY, '--schedules', '3'], /--messages.*cannot be used with.*--schedules/],
  [
    'a day of no messages',
    ['--messages', file('none.jsonl', '\n')],
    /none\.jsonl: no message in there whose time is known/,
  ],
  [
    'more messages than are simulated',
    ['--messages', file('much.jsonl', JSON.stringify({ perHour: 1e6, message: REQUEST }))],
    /comes to about 24,000,000 messages, and 200,000 are the most/,
  ],
  [
    'a cluster that is not there',
    ['--messages', DAY, '--set', 'computes.cpus.maxNodes=2'],
    /there is no cpus; did you mean cpu\?/,
  ],
  ['a member that is not there', ['--messages', DAY, '--set', 'computes.cpu.nodes=2'], /there is no nodes/],
  [
    'a number that is none',
    ['--messages', DAY, '--set', 'computes.cpu.maxNodes=many'],
    /allowed a whole number from 1/,
  ],
  [
    'more nodes at least than at most',
    ['--messages', DAY, '--set', 'computes.cpu.minNodes=9'],
    /9 nodes at least and 4 at most/,
  ],
  [
    'a template that is not there',
    ['--messages', DAY, '--set', 'durations.train-on-cpus=PT1H'],
    /did you mean train-on-cpu\?/,
  ],
  [
    'a template that is not there',
    ['--messages', DAY, '--set', 'templates.train-on-cpus.jobsPerHour=2'],
    /there is no train-on-cpus; did you mean train-on-cpu\?/,
  ],
  [
    'a limit that is none',
    ['--messages', DAY, '--set', 'templates.train-on-cpu.jobsPerHour=0'],
    /allowed a whole number from 1, or none/,
  ],
  [
    'a limit that there is not',
    ['--messages', DAY, '--set', 'templates.train-on-cpu.perDay=1'],
    /there is no perDay; there are jobsPerHour, budgetPerDay/,
  ],
  [
    'a budget without prices',
    ['--messages', DAY, '--set', 'templates.train-on-cpu.budgetPerDay=10'],
    /its program has no prices: give training.prices/,
  ],
  ['a change without a value', ['--messages', DAY, '--set', 'computes.cpu'], /allowed <name>=<value>/],
  ['a program that is not there', ['--messages', DAY, '--set', 'instances.nobody=2'], /there is no nobody; there are /],
  [
    'durations that are none',
    [
      '--messages',
      DAY,
      '--durations',
      file('wrong.json', { 'train-on-cpu': 'an hour', other: { median: 'PT2H', p90: 'PT1H' } }),
    ],
    /train-on-cpu: got "an hour".*; other: p90: got PT1H, allowed no less than the median, PT2H/,
  ],
  [
    'durations of a template that is not there',
    ['--messages', DAY, '--durations', file('strange.json', { 'train-on-cpus': 'PT1H' })],
    /train-on-cpus: .* has no such template; did you mean train-on-cpu\?/,
  ],
  ['prices of nothing', ['--messages', DAY, '--prices', file('empty.json', {})], /has no prices: .*source.*date/],
  [
    'prices without their day',
    ['--messages', DAY, '--prices', file('undated.json', { ...OWN_PRICES, date: 'today' })],
    /date/,
  ],
  [
    'prices of two regions',
    [
      '--messages',
      DAY,
      '--prices',
      file('regions.json', {
        BillingCurrency: 'USD',
        Items: ['westeurope', 'northeurope'].map((armRegionName) => ({
          retailPrice: 1,
          armRegionName,
          armSkuName: 'Standard_DS3_v2',
          skuName: 'DS3 v2',
          productName: 'Virtual Machines',
          unitOfMeasure: '1 Hour',
          type: 'Consumption',
        })),
      }),
    ],
    /prices of 2 regions, allowed those of one: ask with armRegionName eq 'westeurope'/,
  ],
])('%s is told in a line', (_, options, line) => {
  const { status, stdout, stderr } = day(...options);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(line);
  expect(stderr).not.toMatch(/^ +at /m);
});
