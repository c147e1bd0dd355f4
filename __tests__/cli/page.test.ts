import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { shippedTexts } from '../support/shipped/synthesized';
import { scheduler } from './scheduler';

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM ?? EXECUTABLES.find(existsSync);
const CASES = join(__dirname, '..', 'support', 'cases', 'messages');
const folder = mkdtempSync(join(tmpdir(), 'page-'));
writeFileSync(join(folder, 'cdk.tf.json'), shippedTexts().dev!);

test('the page is one file that loads nothing, and holds nothing but where messages go', () => {
  const { status, stdout } = scheduler(['diagram', '--format', 'html', '--from', folder]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^<!doctype html>/);
  expect(stdout).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
  expect(stdout).toContain("default-src 'none'");
  expect(stdout).not.toMatch(/resource_group|location|tags/);
});

/** Without a browser on this machine these tests are skipped, and counted as skipped. */
(executablePath === undefined ? describe.skip : describe)('in a browser', () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    const file = join(folder, 'page.html');
    writeFileSync(file, scheduler(['diagram', '--format', 'html', '--from', folder]).stdout);
    browser = await chromium.launch({
      executablePath: executablePath as string,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (entry) => entry.type() === 'error' && problems.push(entry.text()));
    await page.goto(`file://${file}`);
  }, 120_000);
  afterAll(() => browser?.close());
  afterEach(() => expect(problems).toEqual([]));

  const ask = (message: object | string) =>
    page.fill('#message', typeof message === 'string' ? message : JSON.stringify(message));
  const reached = () => page.locator('svg g.reached text[font-weight]').allTextContents();

  test('a message that is typed is routed, in words and in the picture', async () => {
    await ask({ applicationProperties: { eventType: 'drift.detected' } });
    expect(await page.textContent('#answer')).toBe('drift-triage: by other-drift, forwarded to drift-review');
    expect((await reached()).sort()).toEqual(['drift-review', 'drift-triage', 'training-events']);
  });

  test('a message that makes filters fail is marked so', async () => {
    await ask({ applicationProperties: { eventType: 'training.requested', gpuCount: 'four' } });
    expect(await page.textContent('#answer')).toMatch(
      /gpu-urgent: rule urgent fails \(>= cannot compare string with long\)/,
    );
    expect(await page.locator('svg g.failed').count()).toBe(3);
  });

  test.each([
    [
      'portal.json',
      'evaluate: by model-trained (expires after P14D, then dead-lettered)\n(a message as the Azure portal shows it: sequenceNumber, enqueuedTimeUtc, deliveryCount are set after the filters have seen it, and left out)',
    ],
    ['masstransit.json', /\n\(this is an envelope of MassTransit, and MassTransit sends it: /],
  ])('a message as people have it is read, and what that means is told: %s', async (name, answer) => {
    await ask(readFileSync(join(CASES, name), 'utf8'));
    expect(await page.textContent('#answer')).toMatch(answer);
    expect(await page.locator('#message.wrong').count()).toBe(0);
  });

  test('every other subscription says why it does not get it', async () => {
    await ask({ applicationProperties: { eventType: 'training.requested', gpuCount: 1, priority: 3 } });
    const urgent = page.locator('#subscriptions li', { hasText: 'gpu-urgent' });
    expect(await urgent.textContent()).toMatch(/not, urgent: priority >= 7 is false: priority is 3 \(int\)/);
    expect(await page.locator('#subscriptions li').first().locator('strong').textContent()).toBe('gpu-spot');
  });

  test('subscriptions are searched by name, property and value', async () => {
    await page.fill('#search', 'costEstimateUsd > 200');
    expect(await page.locator('#subscriptions li strong').allTextContents()).toEqual(['cost-approval']);
    expect(await page.textContent('#count')).toBe('1 of 13 subscriptions');
    await page.fill('#search', '');
  });

  test.each([
    ['{"subject": ', /not JSON yet/],
    [
      '{"eventType": "x"}',
      /unknown part of a message "eventType"; properties of your own stand in applicationProperties/,
    ],
    [
      '{"applicationProperties": {"a": {"long": {"toString": 1}}}}',
      /^applicationProperties\.a\.long: got \{"toString":1\}, allowed /,
    ],
    [`{"subject": ${'['.repeat(200)}${']'.repeat(200)}}`, /^subject: got .*, allowed a text/],
    ['{"messageId": 1, "sessionId": []}', /^messageId: .*\nsessionId: /],
  ])('what is no message yet is told: %s', async (text, message) => {
    await ask(text);
    expect(await page.textContent('#answer')).toMatch(message);
    expect(await page.locator('#message.wrong').count()).toBe(1);
    expect(await reached()).toEqual([]);
  });
});
