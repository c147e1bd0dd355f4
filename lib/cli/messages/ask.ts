import { createInterface } from 'node:readline/promises';

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
