import fc from 'fast-check';
import { CONTRACT, Editor } from './editor';

let editor: Editor;

beforeAll(async () => {
  editor = await Editor.start();
});

afterAll(() => editor.dispose());

const resource = (body: string) => `resource "azurerm_servicebus_subscription_rule" "r" {\n${body}\n}\n`;

/** Filters that are right and wrong, over some lines, with what editors count otherwise than people. */
const filter = fc
  .array(
    fc.constantFrom(
      'gpuCount >= 1',
      'gpuCnt >= 1',
      "eventType <> 'dataset.ready'",
      "eventType = 'training.",
      "label = '𝒳é'",
      'AND',
      'OR',
      '(',
      '= =',
      '\n',
      '\n\n',
      '\n\t',
      '\n    ',
      '  ',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

/** A text of one line. */
const oneLine = filter.map((sql) => sql.replaceAll('\n', ' '));

const documents = fc
  .tuple(fc.constantFrom('a.tf', 'a.ts'), filter, oneLine, fc.constantFrom('heredoc', 'indented', 'half', 'quoted'))
  .map(([name, several, one, form]) => {
    if (name === 'a.ts') {
      const literal = form === 'half' ? `'${one.replaceAll("'", "\\'")}` : `\`${several}\``;
      return [
        name,
        `// first\nconst a = SqlFilter.parse(${literal}\nconst b = SqlFilter.parse("gpuCnt > 1");\n`,
      ] as const;
    }
    const texts = {
      heredoc: `  sql_filter = <<EOT\n${several}\nEOT`,
      indented: `  sql_filter = <<-EOT\n    ${several}\n  EOT`,
      half: `  sql_filter = <<-EOT\n    ${several.replaceAll('\n\n', '\n')}`,
      quoted: `  sql_filter = "${one}`,
    };
    return [name, `# first\n${resource(`${texts[form]}\n  action = "SET a = "`)}`] as const;
  });

/** Carriage returns stand where they stand; how long a text is, depends on them. */
const told = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value ?? null)
      .replace(/Deployed with \d+ of 1024 characters[^"]*/g, '')
      .replaceAll('\\r', ''),
  );

test('a file with line ends of Windows is told of as the same file with those of Unix is', async () => {
  await editor.open('contract.ts', CONTRACT);
  await fc.assert(
    fc.asyncProperty(documents, fc.nat(), async ([name, text], at) => {
      const lines = text.split('\n');
      const line = at % lines.length;
      const position = { line, character: at % ((lines[line] as string).length + 1) };
      const answers = async (written: string) => {
        await editor.open(name, written);
        const all = [
          editor.diagnostics(name),
          await editor.hover(name, position),
          await editor.completions(name, position),
          await editor.mends(name),
        ];
        await editor.close(name);
        return told(all);
      };
      expect(await answers(text.replaceAll('\n', '\r\n'))).toEqual(await answers(text));
    }),
    { numRuns: 150 },
  );
});
