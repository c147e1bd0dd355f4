import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; `undefined` without one. */
export const executablePath = process.env.CHROMIUM ?? EXECUTABLES.find(existsSync);

/** Starts it, so that it asks nothing of anybody. */
export function launch(): Promise<Browser> {
  const args = [
    'no-sandbox',
    'disable-gpu',
    'disable-background-networking',
    'disable-component-update',
    'disable-sync',
  ];
  return chromium.launch({ executablePath: executablePath as string, args: args.map((one) => `--${one}`) });
}
