import { ServiceBusClient } from '@azure/service-bus';
import type { Browser, Page } from 'playwright-core';
import { readMessage } from '../../../lib/routing';
import { executablePath, launch } from '../../support/page/browser';
import { type Demo, startDemo } from '../../support/page/demo';

/** Without a browser on this machine these tests are skipped, and counted as skipped. */
(executablePath === undefined ? describe.skip : describe)('the live page in a browser', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    demo = await startDemo(undefined, { listeners: ['gpu-urgent', 'evaluate'] });
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (entry) => entry.type() === 'error' && problems.push(entry.text()));
    page.on('request', (request) => asked.push(request.url()));
    await open('overview');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });
  afterEach(() => expect(problems.splice(0)).toEqual([]));

  const open = async (view: string) => {
    await page.goto(`${demo.http.url}/#/${view}`);
    await page.waitForSelector('.connection:not(.lost)');
  };
  const urgent = (id: string, more: object = {}) => ({
    messageId: id,
    subject: 'training.requested',
    applicationProperties: { eventType: 'training.requested', gpuCount: 2, priority: 9 },
    ...more,
  });
  const send = (json: object, to = 'training-events') =>
    demo.bus.send(to, { message: readMessage(json).message, body: '{"template":"train-on-gpu"}' });
  const box = (entity: string) => page.locator(`.box[data-entity="${entity}"]`);
  const sub = (name: string) => `training-events/Subscriptions/${name}`;

  test('the picture has every topic, subscription and queue, and counts while it is looked at', async () => {
    const drawn = await page
      .locator('.box[data-entity]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-entity')));
    expect(drawn.sort()).toEqual(
      demo.bus
        .counts()
        .map(({ address }) => address)
        .sort(),
    );
    const count = box(sub('gpu-urgent')).locator('.count');
    expect(await count.textContent()).toBe('0');
    for (const id of ['p-1', 'p-2']) await send(urgent(id));
    await page.waitForFunction(
      (entity) => document.querySelector(`.box[data-entity="${entity}"] .count`)?.textContent === '2',
      sub('gpu-urgent'),
    );
    const later = { scheduledEnqueueTimeUtc: new Date(Date.now() + 3_600_000).toISOString() };
    await demo.bus.send('training-events', {
      message: readMessage({
        system: { ScheduledEnqueueTimeUtc: { datetime: later.scheduledEnqueueTimeUtc }, Label: 'x' },
        properties: {},
      }).message,
    });
    const client = new ServiceBusClient(demo.bus.connectionString);
    const receiver = client.createReceiver('training-events', 'gpu-urgent');
    const [first, second] = await receiver.receiveMessages(2);
    await receiver.deadLetterMessage(first!, { deadLetterReason: 'tried', deadLetterErrorDescription: 'x' });
    await receiver.deferMessage(second!);
    await client.close();
    await box(sub('gpu-urgent')).locator('.later', { hasText: '1 deferred' }).waitFor();
    await box('training-events').locator('.later', { hasText: '1 scheduled' }).waitFor();
    await box('training-dead-letters').locator('.count', { hasText: /^1$/ }).waitFor();
  });

  test('the keyboard opens a box, and pauses and resumes the subscription', async () => {
    await box(sub('gpu-spot')).focus();
    await page.keyboard.press('Enter');
    await page.locator('.side h2', { hasText: 'gpu-spot' }).waitFor();
    expect(await page.locator('.side .rules').textContent()).toMatch(/gpuCount/);
    await page.locator('.side button', { hasText: 'Pause' }).click();
    await page.locator('.said', { hasText: 'gpu-spot is paused' }).waitFor();
    await box(sub('gpu-spot')).locator('.paused').waitFor();
    expect(demo.bus.counts().find(({ address }) => address === sub('gpu-spot'))?.status).toBe('ReceiveDisabled');
    await page.locator('.side button', { hasText: 'Resume' }).click();
    await box(sub('gpu-spot')).locator('.paused').waitFor({ state: 'detached' });
    await page.locator('.side button', { hasText: 'Close' }).focus();
    await page.keyboard.press('Escape');
    await page.locator('.figures').waitFor();
  });

  test('the picture is made larger and smaller, moved, and shown as a whole again', async () => {
    const view = () => page.locator('svg.picture').getAttribute('viewBox');
    await page.locator('.zoom button', { hasText: 'Fit' }).click();
    const whole = await view();
    const width = (text: string | null) => Number(text?.split(' ')[2]);
    await page.locator('.zoom button', { hasText: '+' }).click();
    expect(width(await view())).toBeLessThan(width(whole));
    await page.locator('svg.picture').focus();
    const before = await view();
    await page.keyboard.press('ArrowRight');
    expect(await view()).not.toBe(before);
    await page.keyboard.press('0');
    expect(await view()).toBe(whole);
  });

  test('a message says why it went where it went, what became of it, and which job it started', async () => {
    await open('messages');
    await send(urgent('m-1'));
    const row = page.locator('#messages [role=option]').first();
    await row.locator('.tag', { hasText: 'gpu-urgent waits' }).waitFor();
    demo.programs.say('func-gpu-urgent', { outcome: 'started', messageId: 'm-1', job: 'req-m-1' });
    demo.jobs.set('req-m-1', { displayName: 'reviews-bert', state: 'Queued' });
    await row.locator('.tag', { hasText: 'job req-m-1' }).waitFor();
    await row.click();
    await page.locator('.why li', { hasText: /^gpu-urgent: by urgent, with queueTier = / }).waitFor();
    await page.locator('.others summary').click();
    expect(await page.locator('.others').textContent()).toMatch(/cost-approval.*costEstimateUsd/);
    expect(await page.locator('.side pre').first().textContent()).toMatch(/"gpuCount": 2/);
    expect(await page.locator('.side pre.body').textContent()).toMatch(/"template": "train-on-gpu"/);
    await page.locator('.copies a', { hasText: 'job req-m-1' }).click();
    await page.locator('.side h2', { hasText: 'reviews-bert' }).waitFor();
  });

  test('what was set aside, waits or goes nowhere says so', async () => {
    await open('messages');
    await send(urgent('m-2'));
    demo.programs.say('func-gpu-urgent', {
      outcome: 'rejected',
      messageId: 'm-2',
      reason: 'invalid-request',
      details: ['epochs: got 99'],
    });
    await send(urgent('m-3'));
    demo.programs.say('func-gpu-urgent', { outcome: 'waiting', messageId: 'm-3', reason: 'no-quota', until: '12:00' });
    await send({ messageId: 'm-4', applicationProperties: { eventType: 'deploy.requested' } });
    await send(urgent('m-3'));
    const rows = page.locator('#messages [role=option]');
    await rows.nth(0).locator('.tag', { hasText: 'dropped: one of its id came before' }).waitFor();
    await rows.nth(1).locator('.tag', { hasText: 'no rule matches it' }).waitFor();
    await rows.nth(2).locator('.tag', { hasText: 'tried again at 12:00: no-quota' }).waitFor();
    await rows.nth(3).locator('.tag', { hasText: 'set aside: invalid-request' }).waitFor();
  });

  test('the list is filtered, and its keys choose', async () => {
    await open('messages');
    await page.keyboard.press('/');
    await page.keyboard.type('deploy.requested');
    await page.locator('#message-count', { hasText: '1 found' }).waitFor();
    expect(await page.locator('#messages [role=option]').count()).toBe(1);
    await page.fill('#filter', '');
    await page.locator('#message-count', { hasText: 'of' }).waitFor();
    await page.locator('#messages').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('#messages [aria-selected=true]');
    expect(await chosen.getAttribute('aria-posinset')).toBe('2');
    expect(await page.locator('#messages').getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    await page.keyboard.press('End');
    await page.waitForFunction(() => {
      const one = document.querySelector('#messages [aria-selected=true]');
      return one !== null && one.getAttribute('aria-posinset') === one.getAttribute('aria-setsize');
    });
  });

  test('a job shows its state, its log as it is written, its metrics and what was replaced, and is cancelled', async () => {
    demo.jobs.set('req-m-1', {
      state: 'Running',
      started: new Date(),
      replaced: ['the image acpt-pytorch is replaced by the command of the local profile'],
      tags: { requestId: 'm-1' },
      metrics: { loss: 0.9 },
    });
    await open('jobs/req-m-1');
    await page.locator('.state-line', { hasText: 'Running' }).waitFor();
    expect(await page.locator('.replaced').textContent()).toMatch(/acpt-pytorch is replaced/);
    await page.locator('.facts a', { hasText: 'training.requested' }).waitFor();
    demo.jobs.write('req-m-1', 'epoch 1 of 5\n');
    await page.locator('.log', { hasText: 'epoch 1 of 5' }).waitFor();
    demo.jobs.write('req-m-1', 'epoch 2 of 5\n');
    for (const loss of [0.7, 0.5, 0.4]) demo.jobs.set('req-m-1', { metrics: { loss } });
    await page.locator('.log', { hasText: 'epoch 2 of 5' }).waitFor();
    await page.locator('.chart figcaption', { hasText: 'loss 0.4000' }).waitFor();
    await page.locator('.chart [aria-label="loss: 4 values, the last 0.4"] canvas').waitFor();
    await page.locator('button', { hasText: 'Cancel the job' }).click();
    await page.locator('.state-line', { hasText: 'Canceled' }).waitFor();
    expect(demo.jobs.cancelled).toEqual(['req-m-1']);
  });

  test('a message is made by the contract: choices, ranges, what is optional', async () => {
    await open('send');
    const before = demo.page.messages.last;
    expect(await page.locator('#field-eventType option').allTextContents()).toContain('drift.detected');
    expect(await page.locator('#field-priority').getAttribute('max')).toBe('9');
    await page.selectOption('#field-eventType', 'training.requested');
    await page.fill('#field-gpuCount', '4');
    await page.fill('#field-priority', '8');
    await page.fill('#field-costEstimateUsd', '80');
    await page.locator('#would-go .why li', { hasText: 'gpu-urgent: by urgent' }).waitFor();
    const json = JSON.parse(await page.inputValue('#send-message'));
    expect(json.applicationProperties).toMatchObject({ gpuCount: 4, priority: 8, costEstimateUsd: { double: '80' } });
    await page.click('#send-now');
    await page.locator('#sent a').waitFor();
    expect(demo.page.messages.last).toBe(before + 1);
    const next = JSON.parse(await page.inputValue('#send-message'));
    expect(next.messageId).not.toBe(json.messageId);
  });

  test('a message that is not as the contract says is sent only when one says so twice', async () => {
    await open('send');
    const before = demo.page.messages.last;
    await page.fill(
      '#send-message',
      JSON.stringify({ applicationProperties: { eventType: 'training.requested', priority: 12 } }),
    );
    await page.locator('#would-go .problems', { hasText: 'priority' }).waitFor();
    await page.click('#send-now');
    await page.locator('#refused', { hasText: /contract of training-events says: .*priority/ }).waitFor();
    expect(demo.page.messages.last).toBe(before);
    await page.click('#send-anyway');
    await page.locator('#sent a').waitFor();
    expect(demo.page.messages.last).toBe(before + 1);
    problems.splice(0);
  });

  test('an example is chosen, goes where it would go, and is sent as a new message', async () => {
    await open('send');
    await page.selectOption('#send-example', 'large-dataset');
    await page.locator('#would-go .why li', { hasText: 'large-dataset' }).waitFor();
    await page.click('#send-now');
    await page.locator('#sent a').click();
    await page.locator('.why li', { hasText: 'large-dataset' }).waitFor();
    expect(await page.locator('.side .facts').textContent()).toMatch(/page-/);
  });

  test('a dead letter is looked at, mended and sent again', async () => {
    await open('dead');
    await send(
      {
        messageId: 'd-1',
        subject: 'training.requested',
        applicationProperties: {
          gpuCount: 99,
          rejectedReason: 'invalid-request',
          rejectedDetails: 'gpuCount: got 99',
          retryQueue: 'training-retry-gpu-urgent',
        },
      },
      'training-rejected',
    );
    await page.locator('#set-aside-places button', { hasText: 'training-rejected' }).click();
    const row = page.locator('#stored [role=option]', { hasText: 'invalid-request' });
    await row.click();
    await page.locator('.side .problems', { hasText: 'gpuCount: got 99' }).waitFor();
    const json = JSON.parse(await page.inputValue('#mend-message'));
    expect(json).toEqual({ messageId: 'd-1', subject: 'training.requested', applicationProperties: { gpuCount: 99 } });
    await page.fill('#mend-message', JSON.stringify({ ...json, applicationProperties: { gpuCount: 4 } }));
    await page.fill('#mend-body', '{"mended":true}');
    expect(await page.inputValue('#mend-to')).toBe('training-retry-gpu-urgent');
    await page.click('#mend-send');
    await page.locator('.said', { hasText: '1 sent again to training-retry-gpu-urgent' }).waitFor();
    const [again] = await demo.bus.peek('training-retry-gpu-urgent');
    expect(again).toMatchObject({
      messageId: expect.stringMatching(/^d-1~training-rejected~/),
      body: { text: '{"mended":true}' },
    });
    await row.waitFor({ state: 'detached' });
  });

  test('many of one reason are sent again after it was asked, and others taken away', async () => {
    for (const n of [1, 2, 3])
      await send(
        {
          messageId: `many-${n}`,
          applicationProperties: {
            rejectedReason: n === 3 ? 'other' : 'misconfigured',
            retryQueue: 'training-retry-gpu-spot',
          },
        },
        'training-rejected',
      );
    await open('stored/training-rejected');
    await page.locator('.reasons label', { hasText: 'misconfigured 2' }).locator('input').check();
    await page.click('#resend-all');
    await page.locator('dialog[open] button', { hasText: 'No' }).click();
    expect(await demo.bus.peek('training-retry-gpu-spot')).toEqual([]);
    await page.click('#resend-all');
    await page.locator('dialog[open] .yes').click();
    await page.locator('.said', { hasText: '2 sent again' }).waitFor();
    const waiting = await demo.bus.peek('training-retry-gpu-spot');
    const ids = ['many-1', 'many-2'];
    const originals = waiting.map(({ message }) => message.properties.find(({ name }) => name === 'trainingMessageId'));
    expect(originals.map((one) => one?.value)).toEqual(ids);
    expect(waiting.map(({ messageId }) => messageId)).toEqual(
      ids.map((id) => expect.stringMatching(new RegExp(`^${id}~training-rejected~\\d+~`))),
    );
    await page.locator('.reasons label', { hasText: 'other 1' }).locator('input').check();
    await page.click('#discard-all');
    await page.locator('dialog[open] .yes').click();
    await page.locator('#stored .empty').waitFor();
    expect(await demo.bus.peek('training-rejected')).toEqual([]);
  });

  test('the views are reached by keys, and the first thing that Tab reaches leads to the content', async () => {
    await open('overview');
    for (const [key, heading] of [
      ['m', 'Messages'],
      ['j', 'Jobs'],
      ['d', 'Dead letters'],
      ['s', 'Send a message'],
    ] as const) {
      await page.locator('body').press(key);
      await page.locator('h1', { hasText: heading }).waitFor();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    }
    await open('overview');
    await page.reload();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the content');
  });

  test('in the dark and on a phone everything has room', async () => {
    const phone = await browser.newPage({
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    });
    for (const view of [
      'overview',
      'messages',
      `messages/${demo.page.messages.last}`,
      'jobs/req-m-1',
      'dead',
      'send',
    ]) {
      await phone.goto(`${demo.http.url}/#/${view}`);
      await phone.waitForSelector('.connection:not(.lost)');
      const { wide, colour } = await phone.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        colour: getComputedStyle(document.documentElement).backgroundColor,
      }));
      expect([view, wide]).toEqual([view, 390]);
      expect(colour).toBe('rgb(11, 18, 17)');
    }
    await phone.close();
  });

  test('it asks nobody but its own server, and finds it again after an interruption', async () => {
    expect(asked.filter((url) => !url.startsWith(demo.http.url))).toEqual([]);
    await open('messages');
    await page.context().setOffline(true);
    demo.page.stream.close();
    await page.locator('.connection.lost').waitFor();
    await page.context().setOffline(false);
    await page.locator('.connection:not(.lost)').waitFor();
    await send(urgent('after'));
    await page.locator('#messages [role=option]').first().locator('.tag', { hasText: 'gpu-urgent' }).waitFor();
    problems.splice(0);
  });
});
