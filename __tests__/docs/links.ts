import { reader } from '../support/rendered';
import type { Page } from './pages';

/** Where the links and pictures of a page lead, code left out. */
export function targetsOf({ text }: Page): string[] {
  const tokens = reader.parse(text, {}).flatMap(({ children }) => children ?? []);
  return tokens.flatMap((token) => token.attrGet('href') ?? token.attrGet('src') ?? []);
}

/** Those that lead to a file beside, or to a place of the page itself. */
export function relativeTargets(page: Page): string[] {
  return targetsOf(page).filter((target) => !/^[a-z]+:/.test(target));
}
