/**
 * The words of an unfinished command line, as a shell of the Bourne family splits them; the last one is what is being
 * written, and empty behind a blank. Nothing is expanded: what somebody only writes must not run.
 */
export function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] as string;
    if (quote !== undefined) {
      if (letter === quote) quote = undefined;
      else if (letter === '\\' && quote === '"' && at + 1 < line.length) word += line[++at] as string;
      else word += letter;
    } else if (letter === '"' || letter === "'") {
      quote = letter;
      word ??= '';
    } else if (/\s/.test(letter)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word ??= '';
      // A backslash at the end of the line has nothing behind it yet.
      if (letter !== '\\') word += letter;
      else if (at + 1 < line.length) word += line[++at] as string;
    }
  }
  return [...words, word ?? ''];
}
