import { clearLine, cursorTo } from 'node:readline';
import { visible } from '../text';

/** Says on a terminal that something takes time; in a pipe it says nothing. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const terminal = process.stderr;
  if (!terminal.isTTY) return work();
  terminal.write(`${visible(what)} …`);
  try {
    return await work();
  } finally {
    cursorTo(terminal, 0);
    clearLine(terminal, 1);
  }
}
