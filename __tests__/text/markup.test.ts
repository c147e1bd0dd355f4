import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { markupText, mermaidLabel, sarifText, visible } from '../../lib/text';
import { ATTACKS, faultsOf, hostileText } from '../support/hostile';

/** The text that entities and numbers stand for. */
function decoded(markup: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return markup.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : names[name]!,
  );
}

describe('XML and HTML', () => {
  test.each(Object.entries(ATTACKS))('%s', (_, text) => {
    const markup = markupText(text);
    expect(markup).not.toMatch(/[<>"]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
    expect(faultsOf(`<a>${markup}</a>`)).toEqual([]);
    expect(decoded(markup)).toBe(visible(text));
  });

  const hasExpat = spawnSync('python3', ['-c', 'import xml.parsers.expat']).status === 0;
  (hasExpat ? test : test.skip)('a parser of XML reads the very text, as content and as an attribute', () => {
    const texts = [...Object.values(ATTACKS), ...fc.sample(hostileText, 500)];
    const xml = `<r xml:space="preserve">${texts.map((text) => `<t a="${markupText(text)}">${markupText(text)}</t>`).join('')}</r>`;
    const script =
      'import sys, json, xml.etree.ElementTree as e; print(json.dumps([[t.get("a"), t.text or ""] for t in e.fromstring(sys.stdin.buffer.read().decode("utf8"))]))';
    const { stdout, stderr } = spawnSync('python3', ['-c', script], {
      input: xml,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(texts.map((text) => [visible(text), visible(text)]));
  });
});

describe('a label of Mermaid', () => {
  test.each(Object.entries(ATTACKS))('%s', (_, text) => {
    const label = mermaidLabel(text);
    // Nothing of Mermaid, HTML or Markdown is left; numbers are all that has a sign of theirs.
    expect(label).not.toMatch(/[&<>"`\\\n]|%%|\$\$|#(?!\d+;)|(?<!#\d+);/);
    expect(faultsOf(label)).toEqual([]);
    const text2 = label.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replaceAll('\u00a0', ' ');
    expect(text2).toBe(
      visible(text)
        .replace(/\$(?=\$)/g, '\\u{24}')
        .replace(/\\(?=n)/g, '\\u{5c}'),
    );
  });
});

test('text of SARIF has no link', () => {
  const text = sarifText(['see [a](http://evil.example)', 'and x["a"] (b)\n::error::c']);
  expect(text).toBe('see [a]\\u{28}http://evil.example)\nand x["a"] (b)\\u{a}::error::c');
  fc.assert(
    fc.property(hostileText, (hostile) => {
      expect(sarifText([hostile])).not.toMatch(/\[[^\]]*\]\(/);
      expect(faultsOf(sarifText([hostile]))).toEqual([]);
    }),
  );
});
