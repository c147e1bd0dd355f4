import { withoutSecrets } from './hidden-secrets';

/**
 * A text of so many letters at most. What is left out is in the middle, and how much is said: no text that is cut looks
 * like one that is whole, and few look like each other.
 */
export function shortened(given: string, most: number): string {
  if (given.length <= most) return given;
  // Half of a secret would not be known for one.
  const text = withoutSecrets(given);
  if (text.length <= most) return text;
  const [start, end] = [Math.ceil(most * 0.6), text.length - Math.floor(most * 0.4)];
  // Half of a letter would be shown as what it is.
  const from = isSecondHalf(text, start) ? start - 1 : start;
  const to = isSecondHalf(text, end) ? end + 1 : end;
  return `${text.slice(0, from)}…(${to - from} more)…${text.slice(to)}`;
}

function isSecondHalf(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));
}
