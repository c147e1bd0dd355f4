import type { Page } from 'playwright-core';
import { executablePath, launch } from '../__tests__/support/page/browser';
import { startDemo } from '../__tests__/support/page/demo';
import { configurationOf } from '../__tests__/support/topics';
import { readMessage, topologyOf } from '../lib/routing';
import { parseDocument } from '../lib/terraform';

/**
 * How the live page does with 200 subscriptions and 100,000 messages, in a real browser: how long it takes to open, how
 * long frames take while one scrolls and while messages come, how long a filter takes, and how much memory is used on both
 * sides. `node --require ./lib/typescript.cjs benchmarks/page.ts`; `MESSAGES` and `SUBSCRIPTIONS` for other numbers.
 */
const MESSAGES = Number(process.env.MESSAGES ?? 100_000);
const SUBSCRIPTIONS = Number(process.env.SUBSCRIPTIONS ?? 200);
const BATCH = 500;
/** Messages a second that come while one looks. */
const RATE = 1_000;

const names = Array.from({ length: SUBSCRIPTIONS }, (_, n) => `job-${n}`);
const topology = topologyOf(
  parseDocument('cdk.tf.json', configurationOf(Object.fromEntries(names.map((name) => [name, `kind = '${name}'`])))),
);

function messages(from: number, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const n = from + index;
    const applicationProperties = { kind: names[n % names.length], n, model: 'reviews-bert', priority: n % 10 };
    const { message } = readMessage({ messageId: `m-${n}`, subject: 'training.requested', applicationProperties });
    return { message, body: '{"template":"train-on-gpu","params":{"epochs":5}}' };
  });
}

/** Frames while something is done for so long, in milliseconds. */
function frames(page: Page, act: string, milliseconds: number): Promise<number[]> {
  return page.evaluate(
    ([code, time]) =>
      new Promise<number[]>((resolve) => {
        const each = new Function('part', String(code)) as (part: number) => void;
        const spans: number[] = [];
        const start = performance.now();
        let before = start;
        const next = (now: number) => {
          spans.push(now - before);
          before = now;
          if (now - start > Number(time)) return resolve(spans.slice(1));
          each((now - start) / Number(time));
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    [act, milliseconds] as const,
  );
}

function shown(title: string, spans: readonly number[]): void {
  const sorted = [...spans].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(1);
  console.log(
    `${title.padEnd(52)} median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms (${spans.length} frames)`,
  );
}

async function memory(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
  return `${(usedSize / 1e6).toFixed(0)} MB`;
}

async function main(): Promise<void> {
  if (executablePath === undefined) return console.log('skipped: there is no Chromium on this machine');
  const demo = await startDemo(topology, { examples: false });
  const browser = await launch();
  // The policy forbids code made of texts, which is how this measures.
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const { heapUsed: before } = process.memoryUsage();
  let start = performance.now();
  for (let n = 0; n < MESSAGES; n += BATCH)
    await demo.bus.send('events', ...messages(n, Math.min(BATCH, MESSAGES - n)));
  const sending = performance.now() - start;
  const { heapUsed } = process.memoryUsage();
  console.log(
    `${MESSAGES} messages to ${SUBSCRIPTIONS} subscriptions, remembered: ${(sending / 1000).toFixed(1)} s, ${((heapUsed - before) / 1e6).toFixed(0)} MB with what Service Bus has`,
  );
  start = performance.now();
  await page.goto(`${demo.http.url}/#/messages`);
  await page.locator('#messages .message-line .title').first().waitFor();
  console.log(`opened, with the first rows: ${(performance.now() - start).toFixed(0)} ms, ${await memory(page)}`);
  const scroll = `const list = document.getElementById('messages'); list.scrollTop = part * (list.scrollHeight - list.clientHeight);`;
  shown('scrolling through all of them in 5 s', await frames(page, scroll, 5_000));
  let n = MESSAGES;
  const coming = setInterval(() => {
    void demo.bus.send('events', ...messages(n, RATE / 20));
    n += RATE / 20;
  }, 50);
  await page.evaluate(() => document.getElementById('messages')?.scrollTo({ top: 0 }));
  shown(`the newest, while ${RATE} messages a second come`, await frames(page, '', 5_000));
  shown('scrolling, while they come', await frames(page, scroll, 5_000));
  await page.goto(`${demo.http.url}/#/overview`);
  await page.locator('.figures').waitFor();
  shown('the picture, while they come', await frames(page, '', 5_000));
  clearInterval(coming);
  await page.goto(`${demo.http.url}/#/messages`);
  start = performance.now();
  await page.fill('#filter', 'job-17 priority');
  await page.locator('#message-count', { hasText: 'found' }).waitFor();
  console.log(`a filter over all of them, the first time: ${(performance.now() - start).toFixed(0)} ms`);
  start = performance.now();
  const answered = page.waitForResponse((response) => response.url().includes('job-18'));
  await page.fill('#filter', 'job-18 priority');
  await answered;
  console.log(`another filter: ${(performance.now() - start).toFixed(0)} ms`);
  console.log(
    `memory at the end: ${await memory(page)} in the browser, ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB in the process of everything`,
  );
  await browser.close();
  await demo.stop();
}

void main();
