import { visible } from './visible';

/**
 * The label of a node of Mermaid, within quotes. It becomes the text of an HTML element, so whatever Mermaid or HTML would
 * read as its own is written as a number, for which Mermaid has `#60;`:
 *
 * - tags, entities, quotes, and a backtick, which makes Markdown of a label
 * - `%%{…}%%`, which sets options of the picture wherever it stands
 * - blanks that HTML would not show
 *
 * `$$` begins a formula and `\n` a line also where they are written in numbers: their first sign is shown by its code
 * point.
 */
export function mermaidLabel(text: string): string {
  return visible(text)
    .replace(/\$(?=\$)|\\(?=n)/g, (sign) => (sign === '$' ? '\\u{24}' : '\\u{5c}'))
    .replace(/[&<>"`#;\\]|%(?=%)|(?<=^| ) | $/g, (sign) => `#${sign === ' ' ? NO_BREAK_SPACE : sign.charCodeAt(0)};`);
}

const NO_BREAK_SPACE = 160;
