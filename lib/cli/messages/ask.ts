import { createInterface } from 'node:readline/promises';

/** Whether somebody is there who can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks for a yes; anything else is a no, and so is the end of the input. */
export async function isAgreed(question: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Ctrl-C is a no.
    asking.on('SIGINT', () => asking.close());
    const ended = new Promise<string>((resolve) => asking.once('close', () => resolve('')));
    const answer = await Promise.race([asking.question(`${question} [y/N] `), ended]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}
