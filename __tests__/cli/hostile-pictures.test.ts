import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { shortened, visible } from '../../lib/text';
import { ATTACKS, faultsOf, ORDINARY } from '../support/hostile';
import { hostileDocument, hostileMessage } from '../support/hostile-documents';
import { scheduler } from './scheduler';

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM ?? EXECUTABLES.find(existsSync);

const texts = [...Object.values(ATTACKS), ...ORDINARY];
const folder = mkdtempSync(join(tmpdir(), 'hostile-pictures-'));
writeFileSync(join(folder, 'cdk.tf.json'), hostileDocument(texts));
const picture = (format: string) => scheduler(['diagram', '--format', format, '--from', folder]).stdout;
const svg = picture('svg');
/** The lines of all boxes, as data. */
const drawn: string[] = JSON.parse(scheduler(['diagram', '--json', '--from', folder]).stdout)[0].boxes.flatMap(
  ({ lines }: { lines: string[] }) => lines,
);
const shown = drawn.map((line) => visible(shortened(line, 300)));

test('every character of an SVG is one that XML has', () => {
  expect(drawn.length).toBeGreaterThan(2 * texts.length);
  // XML 1.0, section 2.2.
  expect(svg).not.toMatch(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
});

const hasExpat = spawnSync('python3', ['-c', 'import xml.parsers.expat']).status === 0;
(hasExpat ? test : test.skip)('a parser of XML reads an SVG, with all names in it', () => {
  const script =
    'import sys, json, xml.etree.ElementTree as e; print(json.dumps([t.text or "" for t in e.fromstring(sys.stdin.buffer.read()).iter("{http://www.w3.org/2000/svg}text")]))';
  const { stdout, stderr } = spawnSync('python3', ['-c', script], { input: svg, encoding: 'utf8', maxBuffer: 1 << 28 });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(expect.arrayContaining(shown));
});

/** Without a browser on this machine these tests are skipped, and counted as skipped. */
(executablePath === undefined ? describe.skip : describe)('in a browser', () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    const file = join(folder, 'page.html');
    writeFileSync(file, picture('html'));
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
    page.on('dialog', (dialog) => {
      problems.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => request.url().startsWith('file:') || problems.push(`asks for ${request.url()}`));
    await page.goto(`file://${file}`);
  }, 120_000);
  afterAll(() => browser?.close());
  afterEach(() => expect(problems).toEqual([]));

  test('an SVG by itself is XML, and shows every line as it is', async () => {
    const read = await page.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return {
        errors: parsed.querySelectorAll('parsererror').length,
        elements: [...new Set([...parsed.querySelectorAll('*')].map(({ tagName }) => tagName))].sort(),
        lines: [...parsed.querySelectorAll('g text')].map(({ textContent }) => textContent),
      };
    }, svg);
    expect(read).toEqual({ errors: 0, elements: ['defs', 'g', 'marker', 'path', 'rect', 'svg', 'text'], lines: shown });
  });

  test('the page has no element of others, and shows names as they are', async () => {
    const names = [...Object.values(ATTACKS), ...ORDINARY];
    expect(
      await page.locator('a, img, iframe, object, embed, form, link, base, body script[src], svg svg').count(),
    ).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('section.picture g text').allTextContents()).toEqual(shown);
    const options = await page.locator('#topic option').allTextContents();
    expect(options.flatMap((option) => faultsOf(option))).toEqual([]);
    const topic = options.findIndex((option) => option.startsWith('t\\u{1b}'));
    await page.selectOption('#topic', `${topic}`);
    const listed = await page.locator('#subscriptions strong').allTextContents();
    expect(listed.length).toBeGreaterThan(names.length / 2);
    expect(listed.flatMap((name) => faultsOf(name)).filter((fault) => !fault.startsWith('a command'))).toEqual([]);
    expect(await page.locator('header li').count()).toBeGreaterThan(0);
  });

  test('what is said of a message is harmless too', async () => {
    await page.fill('#message', JSON.stringify(hostileMessage(texts)));
    for (const selector of ['#answer', '#subscriptions']) {
      const said = (await page.textContent(selector)) ?? '';
      expect(said.length).toBeGreaterThan(20);
      expect(faultsOf(said).filter((fault) => !fault.startsWith('a command'))).toEqual([]);
    }
    await page.fill('#message', '{"\u202e\u001b": 1}');
    expect(faultsOf((await page.textContent('#answer')) ?? '')).toEqual([]);
  });
});
