import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { executablePath, launch } from './browser';

/**
 * Makes the pictures docs/images/page*.png: the system as it is shipped, with the example messages, a while after it has
 * started; the overview, why a message went where it went, and the form to send one.
 * They come with the package: leave them 64 colours (`pngquant 64`, or sharp's `palette`), a quarter of the bytes.
 * `npm run synth && node --require ./lib/typescript.cjs __tests__/support/page/screenshot.ts [folder for more views]`
 */
const ROOT = join(__dirname, '..', '..', '..');
const VIEWS = ['overview', 'messages/1', 'jobs', 'dead', 'send'];

async function main(): Promise<void> {
  if (executablePath === undefined) throw new Error('there is no Chromium on this machine: name one in CHROMIUM');
  const [, , more] = process.argv;
  const system = spawn(
    process.execPath,
    [join(ROOT, 'lib', 'cli', 'scheduler.cjs'), 'local', '--port', '0', '--messages', 'examples/messages'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const address = await pageIn(system.stdout);
    const browser = await launch();
    const open = async (size: { width: number; height: number }, view: string, colorScheme: 'light' | 'dark') => {
      const page = await browser.newPage({ viewport: size, colorScheme });
      await page.goto(`${address}/#/${view}`);
      await page.waitForSelector('.connection:not(.lost)');
      return page;
    };
    const page = await open({ width: 1440, height: 900 }, 'overview', 'light');
    await page.locator('.job-strip li .state', { hasText: 'Completed' }).first().waitFor({ timeout: 120_000 });
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: join(ROOT, 'docs', 'images', 'page.png') });
    for (const [name, view] of [
      ['page-message', 'messages/1'],
      ['page-send', 'send'],
    ] as const) {
      const one = await open({ width: 1440, height: 900 }, view, 'light');
      await one.waitForTimeout(1_500);
      await one.screenshot({ path: join(ROOT, 'docs', 'images', `${name}.png`) });
      await one.close();
    }
    if (more !== undefined) {
      const job = await page.locator('.job-strip a').last().getAttribute('href');
      for (const [name, size, scheme] of [
        ['light', { width: 1440, height: 900 }, 'light'],
        ['dark', { width: 1440, height: 900 }, 'dark'],
        ['phone', { width: 390, height: 844 }, 'light'],
        ['large', { width: 2560, height: 1440 }, 'dark'],
      ] as const)
        for (const view of [...VIEWS, String(job).replace('#/', '')]) {
          const one = await open(size, view, scheme);
          await one.waitForTimeout(1_200);
          await one.screenshot({
            path: join(more, `${name}-${view.split('/').slice(0, 2).join('-').slice(0, 12)}.png`),
          });
          await one.close();
        }
    }
    await browser.close();
  } finally {
    system.kill('SIGINT');
    await once(system, 'exit');
  }
}

/** The address of the page, as the command tells it. */
async function pageIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, address] = /(http:\/\/localhost:\d+)/.exec(line) ?? [];
    if (address !== undefined && /page/i.test(line)) return address;
  }
  throw new Error('the system has not told the address of its page');
}

void main();
