/** What a terminal, a pipeline or a careless reader of text would act on. */
const ACTED_ON = /(?!\n)\p{Cc}|\p{Cs}|[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
/** At the beginning of a line, a command to GitHub's runner or to that of Azure. */
const COMMAND = /^\s*(?:::[\w-]+|##\[|##vso\[)/m;

/** The first thing in a text that is not harmless where it is shown. */
export function harmIn(text: string): string | undefined {
  const found = ACTED_ON.exec(text) ?? COMMAND.exec(text);
  return found === null ? undefined : `${JSON.stringify(found[0])} in ${JSON.stringify(around(text, found.index))}`;
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 30), at + 30);
}

const NAME = '[A-Za-z_:][\\w:.-]*';
const XML_PARTS = new RegExp(
  [
    `(?<text>[^<&]+)`,
    `(?<entity>&(?:amp|lt|gt|quot|apos|#\\d+|#x[0-9a-fA-F]+);)`,
    `(?<comment><!--(?:(?!--)[\\s\\S])*-->)`,
    `<(?<open>${NAME})(?<attributes>(?:\\s+${NAME}\\s*=\\s*(?:"[^"<&]*(?:&[^"<;]+;[^"<&]*)*"|'[^'<&]*(?:&[^'<;]+;[^'<&]*)*'))*)\\s*(?<empty>/?)>`,
    `</(?<close>${NAME})\\s*>`,
  ].join('|'),
  'y',
);
/** The characters that XML 1.0 allows (2.2). */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Why a text is no well-formed XML 1.0, of the parts that pictures have; `undefined` where it is. */
export function xmlFault(text: string): string | undefined {
  const forbidden = NO_XML.exec(text);
  if (forbidden !== null) return `the character ${JSON.stringify(forbidden[0])}`;
  const open: string[] = [];
  let roots = 0;
  XML_PARTS.lastIndex = 0;
  while (XML_PARTS.lastIndex < text.length) {
    const at = XML_PARTS.lastIndex;
    const groups = XML_PARTS.exec(text)?.groups;
    if (groups === undefined) return `not XML from ${JSON.stringify(text.slice(at, at + 40))} on`;
    if (groups.open !== undefined) {
      if (open.length === 0) roots++;
      const names = [...(groups.attributes ?? '').matchAll(new RegExp(`(${NAME})\\s*=`, 'g'))].map(([, name]) => name);
      if (
        groups.attributes?.includes('=') &&
        new Set(names).size < names.length &&
        !/=["'][^"']*=/.test(groups.attributes)
      ) {
        return `an attribute twice in <${groups.open}>`;
      }
      if (groups.empty === '') open.push(groups.open);
    } else if (groups.close !== undefined) {
      const last = open.pop();
      if (last !== groups.close) return `</${groups.close}> closes <${last}>`;
    } else if (open.length === 0 && groups.comment === undefined && (groups.text ?? '&').trim() !== '') {
      return 'text outside of the root';
    }
  }
  if (open.length > 0) return `<${open.at(-1)}> stays open`;
  return roots === 1 ? undefined : `${roots} roots`;
}

/** Why the tables and folded parts of some Markdown are not whole. */
export function markdownFault(text: string): string | undefined {
  const lines = text.split('\n');
  let columns: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('|')) columns = undefined;
    else {
      // Also in code a bar ends a cell, unless it is escaped (GitHub Flavored Markdown, 4.10).
      const cells = line.replace(/\\[\s\S]/g, '').split('|').length;
      columns ??= cells;
      if (cells !== columns) return `line ${index + 1}: ${cells} cells of ${columns}: ${JSON.stringify(line)}`;
    }
  }
  const count = (part: string) => lines.filter((line) => line.trim().startsWith(part)).length;
  return count('<details>') === count('</details>') ? undefined : 'details that are not closed';
}

/** A URI reference of RFC 3986, as far as SARIF wants it: with a scheme, or relative without `..` and `/` in front. */
const URI = /^(?:[a-z][a-z0-9+.-]*:(?:\/\/[\w.-]*)?(?:\/PCHAR*)*|(?!\.\.(?:\/|$))PCHAR+(?:\/(?!\.\.(?:\/|$))PCHAR*)*)$/;
const URI_PATTERN = new RegExp(URI.source.replaceAll('PCHAR', "(?:[\\w.~!$&'()*+,;=:@-]|%[0-9A-F]{2})"));

/** Whether a text is a URI that SARIF may have for a file. */
export function isArtifactUri(text: string): boolean {
  return URI_PATTERN.test(text) && !/^[A-Za-z]:/.test(text);
}
