import type { Command } from 'commander';
import { type Completion, completionOf } from './candidates';
import { wordsOf } from './command-line';
import type { Shell } from './scripts';

/**
 * What a script of a shell is answered.
 *
 * @param words those behind the name of the program; for bash the whole line, and what bash takes for the word
 */
export async function answerOf(program: Command, shell: Shell, words: readonly string[]): Promise<string> {
  if (shell !== 'bash') return linesOf(await completionOf(program, words, shell));
  const [line = '', current = ''] = words;
  const [, ...written] = wordsOf(line);
  const { candidates, files } = await completionOf(program, written, shell);
  // What bash takes for the word may be the end of it alone: behind `azure:`, or `--from=`.
  const whole = (written.at(-1) ?? '').replace(/^--[^=]+=/, '');
  const kept = whole.endsWith(current) ? whole.length - current.length : 0;
  return linesOf({ candidates: candidates.map((one) => ({ ...one, value: one.value.slice(kept) })), files });
}

function linesOf({ candidates, files }: Completion): string {
  const lines = candidates.map(({ value, description }) => `${value} ${description.replaceAll(/\s+/g, ' ')}`);
  return [...lines, ...(files === 'none' ? [] : [`:${files}`]), ''].join('\n');
}
