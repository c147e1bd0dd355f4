import { request } from 'node:http';
import { LocalServiceBus } from '../../../lib/broker';
import { LocalPage } from '../../../lib/local/page';
import { readMessage, topologyOf } from '../../../lib/routing';
import { parseDocument } from '../../../lib/terraform';
import { type Demo, startDemo } from '../../support/page/demo';
import { configurationOf } from '../../support/topics';

let demo: Demo;
let token: string;
beforeAll(async () => {
  demo = await startDemo(undefined, { listeners: ['gpu-urgent'] });
  const html = await (await fetch(demo.http.url)).text();
  token = /name="page-token" content="([^"]+)"/.exec(html)?.[1] ?? '';
});
afterAll(() => demo.stop());

async function get(path: string): Promise<any> {
  const response = await fetch(`${demo.http.url}/page/${path}`);
  return response.ok ? response.json() : { status: response.status };
}

async function post(what: string, given: object | string, headers: Record<string, string> = {}) {
  const response = await fetch(`${demo.http.url}/page/${what}`, {
    method: 'POST',
    headers: { 'X-Page-Token': token, ...headers },
    body: typeof given === 'string' ? given : JSON.stringify(given),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
}

const event = (properties: object, more: object = {}) => ({ applicationProperties: properties, ...more });
const urgent = event({ eventType: 'training.requested', gpuCount: 2, priority: 9 }, { subject: 'training.requested' });
const send = async (json: object, to = 'training-events') =>
  demo.bus.send(to, { message: readMessage(json).message, body: '{"a":1}' });

describe('who may ask', () => {
  test('the page loads nothing from elsewhere, and runs no script but its own', async () => {
    const response = await fetch(demo.http.url);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const html = await response.text();
    expect(html).not.toMatch(/(src|href)="(?!\/page\/)/);
    expect(html).not.toMatch(/<script>|<style|style="/);
  });

  test.each([
    ['no token', { 'X-Page-Token': '' }],
    ['a token of the same length', { 'X-Page-Token': 'x'.repeat(24) }],
    ['a page of others', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another origin', { Origin: 'https://example.com' }],
    ['a page of another port', { Origin: 'http://localhost:1' }],
  ])('nothing is done for %s', async (_, headers) => {
    const before = demo.page.messages.last;
    const { status } = await post('send', { to: 'training-events', message: JSON.stringify(urgent) }, headers as never);
    expect(status).toBe(403);
    expect(demo.page.messages.last).toBe(before);
  });

  test('a name that was pointed at this machine is refused, also to read', async () => {
    const status = await new Promise((resolve) => {
      const asking = request(
        { port: demo.http.port, host: 'localhost', path: '/page/setup', headers: { Host: 'evil.example' } },
        (response) => resolve(response.statusCode),
      );
      asking.end();
    });
    expect(status).toBe(403);
  });

  test('what is not for the page is left to others', async () => {
    expect((await fetch(`${demo.http.url}/subscriptions/x`)).status).toBe(404);
    expect((await fetch(`${demo.http.url}/page/nothing`)).status).toBe(404);
    expect((await fetch(`${demo.http.url}/page/setup`, { method: 'DELETE' })).status).toBe(405);
  });
});

describe('what is refused', () => {
  test.each([
    ['send', {}, 400, /^to: got nothing/],
    ['send', { to: 'training-events', message: '{' }, 422, /not JSON yet/],
    ['send', { to: 'training-events', message: '{"a": 1}' }, 422, /unknown part of a message "a"/],
    ['send', { to: 'nowhere', message: '{}' }, 422, /nowhere/],
    [
      'send',
      { to: 'training-events', message: JSON.stringify(event({ eventType: 'x', priority: 12 })) },
      422,
      /not as the contract of training-events says: .*eventType/s,
    ],
    ['resend', { entity: 'training-rejected', dead: true, sequences: [] }, 400, /sequences/],
    ['resend', { entity: 'training-rejected', dead: 'yes', sequences: [1] }, 400, /dead: got "yes"/],
    ['pause', { entity: 'training-events/Subscriptions/nope', isPaused: true }, 422, /nope/],
    ['cancel', { job: 'nope' }, 404, /there is no job nope/],
    ['cancel', { job: 'a', more: 1 }, 400, /more/],
    ['nothing', {}, 404, undefined],
  ])('%s %j is refused with what is wrong', async (what, given, status, problem) => {
    const answer = await post(what, given);
    expect(answer.status).toBe(status);
    if (problem !== undefined) expect(answer.body.problems.join('\n')).toMatch(problem);
  });

  test('a body that is no JSON', async () => {
    expect((await post('send', 'no json')).body.problems.join()).toMatch(/not JSON yet/);
  });
});

test('queues for what was set aside are told, and an envelope is the body that is sent', async () => {
  expect((await get('setup')).setAside.sort()).toEqual(['training-dead-letters', 'training-rejected']);
  const envelope = { id: 'e-1', eventType: 'x', eventTime: '2026-01-01T00:00:00Z', data: { a: 1 } };
  const to = 'training-rejected';
  expect(
    (await post('send', { to, message: JSON.stringify({ $schema: 's', ...envelope }), anyway: true })).status,
  ).toBe(200);
  const [seen] = (await demo.bus.peek(to)).filter(({ body }) => body.kind === 'text' && body.text.includes('e-1'));
  expect(JSON.parse((seen!.body as { text: string }).text)).toEqual(envelope);
  await demo.bus.discard(to, [seen!.sequenceNumber]);
});

test('a message that was sent says why it went where it went, and what became of it', async () => {
  const n = demo.page.messages.last + 1;
  const { status } = await post('send', {
    to: 'training-events',
    message: JSON.stringify({ ...urgent, messageId: 'u-1' }),
  });
  expect(status).toBe(200);
  demo.programs.say('func-gpu-urgent', { outcome: 'started', messageId: 'u-1', job: 'job-1' });
  demo.jobs.set('job-1');
  const detail = await get(`messages/${n}`);
  expect(detail).toMatchObject({
    n,
    id: 'u-1',
    to: 'training-events',
    title: 'training.requested',
    problems: [],
    copies: [
      {
        entity: 'training-events/Subscriptions/gpu-urgent',
        state: 'waiting',
        said: { outcome: 'started', job: 'job-1' },
      },
    ],
  });
  expect(detail.why[0]).toMatch(/^gpu-urgent: by urgent, with queueTier = /);
  expect(detail.others.find((one: any) => one.subscription === 'cost-approval').reasons[0]).toMatch(
    /costEstimateUsd.* is unknown/,
  );
  expect(detail.otherwise).toBeUndefined();
  expect(demo.page.jobs.row('job-1')?.message).toBe(n);
});

test('where Service Bus does otherwise than the document says, that is told', async () => {
  const topology = (b: string) => topologyOf(parseDocument('cdk.tf.json', configurationOf({ a: "k = 'x'", b })));
  const bus = await LocalServiceBus.start({ topology: topology("k = 'x'"), allowIncomplete: true });
  const page = new LocalPage({ bus, topology: topology("k = 'y'") });
  for (const k of ['x', 'y']) await bus.send('events', { message: readMessage(event({ k })).message });
  const told = [1, 2].map(
    (n) => page.explaining.detail(page.messages.row(n) as never, page.messages.encoded(n) as never).otherwise,
  );
  expect(told).toEqual([
    'Service Bus did otherwise: it came to b. Its rules were changed since they were deployed.',
    'Service Bus did otherwise: it did not come to b. Its rules were changed since they were deployed.',
  ]);
  page.close();
  await bus.stop();
});

test('messages are found by what they have and by what became of them', async () => {
  await send(event({ eventType: 'deploy.requested', model: 'findable' }));
  const last = demo.page.messages.last;
  expect((await get('messages?filter=findable')).numbers).toEqual([last]);
  expect((await get('messages?filter=FINDABLE%20nowhere')).numbers).toEqual([last]);
  expect(await get('messages?filter=no-such-thing')).toEqual({ numbers: [], isAll: true });
  expect((await get(`messages?numbers=${last},99999`)).rows.map((row: any) => row.n)).toEqual([last]);
});

describe('dead letters', () => {
  const rejected = (properties: object, id: string) =>
    send(
      event({ ...properties, rejectedReason: 'invalid-request', rejectedDetails: 'epochs: got 99' }, { messageId: id }),
      'training-rejected',
    );

  /** The id under which a message is in a queue of retries that was set aside. */
  const idIn = (id: string) => expect.stringMatching(new RegExp(`^${id}~training-rejected~\\d+~[\\w:-]+$`));

  test('what was set aside is sent again to the queue that it names, without what was written beside it', async () => {
    await rejected({ retryQueue: 'training-retry-gpu-urgent', gpuCount: 2 }, 'r-1');
    const { rows } = await get('stored?entity=training-rejected&dead=false');
    expect(rows[0]).toMatchObject({
      id: 'r-1',
      reason: 'invalid-request',
      details: 'epochs: got 99',
      body: '{"a":1}',
      json: { messageId: 'r-1', applicationProperties: { gpuCount: 2 } },
      targets: [{ to: 'training-retry-gpu-urgent' }],
    });
    const { body } = await post('resend', { entity: 'training-rejected', dead: false, sequences: [rows[0].sequence] });
    expect(body).toEqual({ outcomes: [{ sequence: rows[0].sequence }] });
    const [again] = await demo.bus.peek('training-retry-gpu-urgent');
    expect(again).toMatchObject({ messageId: idIn('r-1'), body: { kind: 'text', text: '{"a":1}' } });
    const properties = again?.message.properties.map(({ name, value }) => `${name} ${value}`);
    expect(properties).toEqual(['gpuCount 2', 'trainingMessageId r-1']);
    expect((await get('stored?entity=training-rejected&dead=false')).rows).toEqual([]);
  });

  test('a message is mended, property by property and in its body, and the program knows it by its own id', async () => {
    await rejected({ gpuCount: 2, model: 'm' }, 'r-2');
    const { rows } = await get('stored?entity=training-rejected&dead=false');
    const json = { ...rows[0].json, applicationProperties: { gpuCount: 4 } };
    const to = 'training-retry-gpu-spot';
    const mending = { to, message: JSON.stringify(json), body: '{"b": 2}' };
    await post('resend', { entity: 'training-rejected', dead: false, sequences: [rows[0].sequence], ...mending });
    const [again] = await demo.bus.peek(to);
    expect(again).toMatchObject({ messageId: idIn('r-2'), body: { text: '{"b": 2}' } });
    const properties = again?.message.properties.map(({ name, value }) => `${name} ${value}`);
    expect(properties?.sort()).toEqual(['gpuCount 4', 'trainingMessageId r-2']);
  });

  test('a topic that has had the id drops the message: it is told, and the dead letter stays', async () => {
    await send(event({ eventType: 'model.trained' }, { messageId: 'dup' }));
    await rejected({ eventType: 'model.trained' }, 'dup');
    const { rows } = await get('stored?entity=training-rejected&dead=false');
    const row = rows.find((one: any) => one.id === 'dup');
    const { body } = await post('resend', {
      entity: 'training-rejected',
      dead: false,
      sequences: [row.sequence],
      to: 'training-events',
    });
    expect(body.outcomes[0].problem).toMatch(/has had a message of this id, and drops it/);
    expect((await get('stored?entity=training-rejected&dead=false')).rows.map((one: any) => one.id)).toContain('dup');
    await post('discard', { entity: 'training-rejected', dead: false, sequences: [row.sequence] });
    expect((await get('stored?entity=training-rejected&dead=false')).rows).toEqual([]);
  });

  test('each of several tells what came of it', async () => {
    const { body } = await post('discard', { entity: 'training-rejected', dead: false, sequences: [900, 901] });
    expect(body.outcomes.map((one: any) => one.problem)).toEqual([
      expect.stringMatching(/900.*does not exist/),
      expect.stringMatching(/901.*does not exist/),
    ]);
  });
});

test('a subscription is paused and goes on', async () => {
  const entity = 'training-events/Subscriptions/gpu-spot';
  await post('pause', { entity, isPaused: true });
  expect(demo.bus.counts().find(({ address }) => address === entity)?.status).toBe('ReceiveDisabled');
  await post('pause', { entity, isPaused: false });
  expect(demo.bus.counts().find(({ address }) => address === entity)?.status).toBe('Active');
});

test('a job is cancelled, and its log and its metrics are read', async () => {
  demo.jobs.set('job-9', { metrics: { loss: 0.5 } });
  demo.jobs.set('job-9', { metrics: { loss: 0.25 } });
  demo.jobs.write('job-9', 'epoch 1\n');
  expect((await get('jobs/job-9/log')).text).toBe('epoch 1\n');
  expect(await get('jobs/job-9/metrics')).toMatchObject([{ name: 'loss', values: [0.5, 0.25] }]);
  expect((await post('cancel', { job: 'job-9' })).status).toBe(200);
  expect(demo.jobs.cancelled).toEqual(['job-9']);
  expect((await get('jobs/none/log')).status).toBe(404);
});

describe('the stream', () => {
  /** Reads events until one is as wanted. */
  async function read(until: (delta: any) => boolean, headers: Record<string, string> = {}) {
    const response = await fetch(`${demo.http.url}/page/events`, { headers });
    const seen: { id: string; delta: any }[] = [];
    let text = '';
    for await (const chunk of response.body as any) {
      text += Buffer.from(chunk).toString();
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, id = ''] = /^id: (.*)$/m.exec(text.slice(0, end)) ?? [];
        const [, data] = /^data: (.*)$/m.exec(text.slice(0, end)) ?? [];
        text = text.slice(end + 2);
        if (data === undefined) continue;
        seen.push({ id, delta: JSON.parse(data) });
        if (!until(seen.at(-1)?.delta)) continue;
        return seen;
      }
    }
    return seen;
  }

  test('who comes gets everything, then what changes, many at once', async () => {
    const reading = read((delta) => delta.rows.some((row: any) => row.id === 's-49'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (let n = 0; n < 50; n++) await send({ ...urgent, messageId: `s-${n}` });
    const seen = await reading;
    expect(seen[0]?.delta).toMatchObject({ whole: true, last: expect.any(Number) });
    expect(seen[0]?.delta.counts.map((one: any) => one.address)).toContain('training-events/Subscriptions/gpu-urgent');
    expect(seen.slice(1).every(({ delta }) => !delta.whole)).toBe(true);
    expect(seen.length).toBeLessThan(8);
    expect(seen.at(-1)?.delta.counts.map((one: any) => one.address)).toEqual([
      'training-events/Subscriptions/gpu-urgent',
    ]);
  });

  test('who comes again gets what he has missed, or everything where that is gone', async () => {
    // Somebody else goes on listening, so that there is something to miss.
    const other = read((delta) => delta.rows.some((row: any) => row.id === 'end'));
    const [first] = await read(() => true);
    await send({ ...urgent, messageId: 'missed' });
    await new Promise((resolve) => setTimeout(resolve, 600));
    const again = await read(() => true, { 'Last-Event-ID': first?.id ?? '' });
    expect(again[0]?.delta).toMatchObject({ whole: false });
    expect(again[0]?.delta.rows.map((row: any) => row.id)).toEqual(['missed']);
    expect((await read(() => true, { 'Last-Event-ID': 'another-1' }))[0]?.delta.whole).toBe(true);
    await send({ ...urgent, messageId: 'end' });
    await other;
  });
});
