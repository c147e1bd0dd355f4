import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** A page of Markdown. */
export interface Page {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A page that has to be there. */
export function page(path: string): Page {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** All pages of docs/ that somebody has written; the API reference is made from the code. */
export function docs(): Page[] {
  return readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join('docs', ...file.split(sep)))
    .filter((path) => path.endsWith('.md') && !/node_modules|^docs\/(\.vitepress|reference\/api)\//.test(path))
    .sort()
    .map(page);
}

/** All pages, the README and those outside of docs/ included. */
export function allPages(): Page[] {
  return [page('README.md'), page('CHANGELOG.md'), page('benchmarks/README.md'), ...docs()];
}

/** A block of code, and the line of its page on which it begins. */
export interface Block {
  readonly page: Page;
  readonly line: number;
  readonly code: string;
}

/** The blocks of a language on a page. */
export function blocks(of: Page, language: string): Block[] {
  return [...of.text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => ({
    page: of,
    line: of.text.slice(0, match.index).split('\n').length + 1,
    code: match[1] as string,
  }));
}

/** Where a block stands, as the name of a test. */
export function placeOf({ page: { path }, line }: Block): string {
  return `${path}:${line}`;
}
