import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { executablePath, launch } from '../support/page/browser';
import { shippedTexts } from '../support/shipped/synthesized';
import { configurationOf } from '../support/topics';
import { scheduler } from './scheduler';

const folder = mkdtempSync(join(tmpdir(), 'diagram-page-'));

function pageFile(name: string, document: string): string {
  const from = join(folder, `${name}.tf.json`);
  writeFileSync(from, document);
  const file = join(folder, `${name}.html`);
  writeFileSync(file, scheduler(['diagram', '--format', 'html', '--from', from]).stdout);
  return file;
}

/** A topic of so many subscriptions that they are drawn together. */
const many = () =>
  configurationOf(
    Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`job-${n}`, n < 2 ? "kind = 'shared'" : `n > ${n}`])),
  );

/** Dead letters that go to what the document does not have, before a queue that it has. */
function withDeadLetters(): string {
  const json = JSON.parse(
    configurationOf(
      { a: "kind = 'a'", b: "kind = 'b'" },
      { settings: { a: { forward_dead_lettered_messages_to: 'elsewhere' }, b: { forward_to: 'reviews' } } },
    ),
  );
  json.resource.azurerm_servicebus_queue = {
    reviews: { name: 'reviews', namespace_id: 'n', forward_dead_lettered_messages_to: 'far-away' },
  };
  return JSON.stringify(json);
}

(executablePath === undefined ? describe.skip : describe)('the page of a picture, in a browser', () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1400, height: 800 } });
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (entry) => entry.type() === 'error' && problems.push(entry.text()));
  }, 120_000);
  afterAll(() => browser?.close());
  afterEach(() => expect(problems.splice(0)).toEqual([]));
  const ask = (properties: object) => page.fill('#message', JSON.stringify({ applicationProperties: properties }));

  test('a message is checked by the contract of its topic, as the command does', async () => {
    await page.goto(`file://${pageFile('shipped', shippedTexts().dev as string)}`);
    await ask({ eventType: 'training.requested', priority: 12 });
    await page.locator('#contract').waitFor();
    const said = await page.textContent('#contract');
    const message = join(folder, 'message.json');
    writeFileSync(
      message,
      JSON.stringify({ applicationProperties: { eventType: 'training.requested', priority: 12 } }),
    );
    const { stderr } = scheduler(['route', message, '--from', join(folder, 'shipped.tf.json')]);
    expect(said).toMatch(/^not as the contract of training-events says: priority/);
    expect(stderr).toContain(said);
    await ask({ eventType: 'training.requested', priority: 9 });
    await page.locator('#contract').waitFor({ state: 'detached' });
  });

  test('every subscription has a message to begin with, and that goes to it', async () => {
    const names = (await page.locator('#example option').allTextContents()).slice(1);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      await page.selectOption('#example', { label: name });
      expect(await page.textContent('#answer')).toMatch(new RegExp(`^${name}: by `, 'm'));
    }
  });

  test('the picture is made larger and shown as a whole again, and the list is gone through by keys', async () => {
    const view = () => page.locator('.picture svg').getAttribute('viewBox');
    await page.locator('.zoom button', { hasText: 'Fit' }).click();
    const whole = await view();
    await page.locator('.picture svg').focus();
    await page.keyboard.press('+');
    expect(await view()).not.toBe(whole);
    await page.keyboard.press('0');
    expect(await view()).toBe(whole);
    await page.locator('#subscriptions li').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const second = await page.locator('#subscriptions li strong').nth(2).textContent();
    expect(await page.evaluate(() => document.activeElement?.querySelector('strong')?.textContent)).toBe(second);
  });

  test('a box of many subscriptions says how many of them are hit, and is none that is hit as a whole', async () => {
    await page.goto(`file://${pageFile('many', many())}`);
    await ask({ kind: 'shared', n: 0 });
    await page.locator('g.partly').waitFor();
    expect(await page.locator('.hits').allTextContents()).toEqual(['2 of 150 get it']);
    await ask({ kind: 'shared', n: 'text' });
    expect(await page.locator('.hits').allTextContents()).toEqual(['2 of 150 get it, 148 of 150 fail']);
    expect(await page.locator('g.failed').count()).toBe(0);
    await ask({ kind: 'nobody' });
    expect(await page.locator('.hits').count()).toBe(0);
    expect(await page.locator('g.partly').count()).toBe(0);
  });

  test('the right box is marked where dead letters go to what the document does not have', async () => {
    await page.goto(`file://${pageFile('dead', withDeadLetters())}`);
    await ask({ kind: 'b' });
    await page.locator('g.reached').first().waitFor();
    const marked = await page.locator('g.reached text[font-weight]').allTextContents();
    expect(marked.sort()).toEqual(['b', 'events', 'reviews']);
  });
});
