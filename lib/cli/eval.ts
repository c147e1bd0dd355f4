import { Command } from 'commander';
import { answerLine } from './eval-line';

/** Output is written in pieces of at least so many characters. */
const PIECE = 1 << 16;

/** `scheduler eval`: what do these filters and actions do to these messages? */
export function evalCommand(): Command {
  return new Command('eval')
    .description('reads JSON lines on standard input, writes one line each: what do these rules do to these messages?')
    .action(evaluateStandardInput);
}

async function evaluateStandardInput(): Promise<void> {
  let rest = '';
  let output = '';
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) output += answer(line);
    if (output.length > PIECE) {
      await write(output);
      output = '';
    }
  }
  await write(output + answer(rest));
}

function answer(line: string): string {
  return line.trim() === '' ? '' : `${answerLine(line)}\n`;
}

/** Waits where the reader is slower, so that the output does not pile up in memory. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
}
