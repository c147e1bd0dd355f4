import { visible } from './visible';

/**
 * The label of a node or an arrow of Mermaid, within quotes. It becomes the text of an HTML element, so whatever Mermaid
 * or HTML would read as its own is written as a number, for which Mermaid has `#60;`:
 *
 * - tags, entities, quotes; a backtick, which makes Markdown of a label, and `\n`, which breaks it
 * - `%%{…}%%`, which sets options of the picture wherever it stands, and `$$`, which begins a formula
 * - blanks that HTML would not show
 */
export function mermaidLabel(text: string): string {
  return visible(text).replace(
    /[&<>"`#;\\]|%(?=%)|\$(?=\$)|(?<=^| ) | $/g,
    (sign) => `#${sign === ' ' ? NO_BREAK_SPACE : sign.charCodeAt(0)};`,
  );
}

const NO_BREAK_SPACE = 160;
