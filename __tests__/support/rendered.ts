/** A piece of a page, as a parser of Markdown tells it. */
export interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | null;
}

const MarkdownIt: new (options: object) => { parse(markdown: string, environment: object): readonly Token[] } =
  require('markdown-it');

/** Everything on: HTML, tables, and addresses without a scheme, which GitHub does not take for links and others do. */
export const reader = new MarkdownIt({ html: true, linkify: true });

/** What a page has that Markdown was made into. */
export interface Rendered {
  /** Links and images. */
  readonly links: readonly string[];
  /** Tags, as they are. */
  readonly html: readonly string[];
  /** What is shown as text, piece by piece; what a platform looks for in finished pages, it looks for here. */
  readonly texts: readonly string[];
  /** What is shown as code, within sentences and by itself. */
  readonly code: readonly string[];
  /** The cells of each row of its tables. */
  readonly rows: readonly (readonly string[])[];
}

export function rendered(markdown: string): Rendered {
  const [links, html, texts, code]: [string[], string[], string[], string[]] = [[], [], [], []];
  const rows: string[][] = [];
  const read = (tokens: readonly Token[]) => {
    for (const { type, content, children } of tokens) {
      if (type === 'link_open' || type === 'image') links.push(content);
      if (type === 'html_inline' || type === 'html_block') html.push(content);
      if (type === 'text') texts.push(content);
      if (type === 'code_inline' || type === 'code_block' || type === 'fence') code.push(content);
      if (type === 'tr_open') rows.push([]);
      if (type === 'td_open' || type === 'th_open') rows.at(-1)?.push('');
      if (children !== null && type !== 'image') read(children);
    }
  };
  read(reader.parse(markdown, {}));
  return { links, html, texts, code, rows };
}

/**
 * What GitHub, GitLab and Azure DevOps make of text in a finished page: mentions, references, commits, addresses, emoji.
 * What stands for a link in code is no link.
 */
const LOOKED_FOR =
  /(?:^|[^\w/])@[\w-]|(?:^|[^\w&])[#!~%&]\d|\bGH-\d|\b[0-9a-f]{7,40}\b|:\/\/|\bwww\.\w|\bmailto:|\w@\w|:(?:100|1234|[a-z+-][\w+-]*):/iu;

/** The texts in which something would be found. */
export function foundIn({ texts }: Rendered): string[] {
  return texts.filter((text) => LOOKED_FOR.test(text));
}
