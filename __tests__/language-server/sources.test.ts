import fc from 'fast-check';
import { sqlInTerraform } from '../../lib/language-server/sources/terraform';
import { sqlInTypeScript } from '../../lib/language-server/sources/typescript';
import { contractsIn } from '../../lib/language-server/sources/written-contracts';

const rule = (body: string) => `resource "azurerm_servicebus_subscription_rule" "r" {\n${body}\n}\n`;

describe('SQL in TypeScript', () => {
  test.each([
    ["SqlFilter.parse('a = 1')", ['a = 1']],
    ['SqlFilter.parse("a = \'x\'")', ["a = 'x'"]],
    ["SqlFilter.parse('a = \\'x\\'')", ["a = 'x'"]],
    ['SqlFilter.parse(`a = 1\n  AND b = 2`)', ['a = 1\n  AND b = 2']],
    ["SqlAction.parse('SET a = 1')", ['SET a = 1']],
    ["SqlFilter.parse('a \\u003d 1')", ['a = 1']],
    ["SqlFilter.parse('a = 1', 2)", ['a = 1']],
    // Not a text that can be known.
    ['SqlFilter.parse(`a = ' + '$' + '{value}`)', []],
    ["SqlFilter.parse('a = ' + value)", []],
    ['SqlFilter.parse(text)', []],
    // Words of this in other places.
    ["// SqlFilter.parse('a = 1')", []],
    ['const text = "SqlFilter.parse(\'a = 1\')";', []],
    ["other.SqlFilter.parse('a = 1')", []],
    // While it is typed.
    ["const a = SqlFilter.parse('a = \nconst b = [", ['a = ']],
    ["const a = SqlFilter.parse('a = \r\nconst b = [", ['a = ']],
    ['SqlFilter.parse(`a = 1\r\n  AND b = 2`)', ['a = 1\n  AND b = 2']],
  ])('%j', (source, expected) => {
    expect(sqlInTypeScript(source).map(({ text }) => text)).toEqual(expected);
  });
});

describe('SQL in Terraform', () => {
  test.each([
    [rule('  sql_filter = "a = \'x\'"'), ["a = 'x'"]],
    [rule('  sql_filter = "a = \'x\'" # why'), ["a = 'x'"]],
    [rule('  action = "SET a = 1"'), ['SET a = 1']],
    [rule('  sql_filter = "a LIKE \'$${b}\'"'), ["a LIKE '${b}'"]],
    [rule('  sql_filter = <<EOT\na = 1\nAND b = 2\nEOT'), ['a = 1\nAND b = 2\n']],
    [
      rule('  sql_filter = <<-EOT\n    a = 1\n      AND b = 2\n  EOT\n  action = "SET c = 1"'),
      ['a = 1\n  AND b = 2\n', 'SET c = 1'],
    ],
    [rule('  sql_filter = <<EOT\r\na = 1\r\nAND b = 2\r\nEOT\r'), ['a = 1\r\nAND b = 2\r\n']],
    // As Terraform has them: what blank lines begin with counts for nothing, and is kept.
    [rule('  sql_filter = <<-EOT\n\t  a = 1\n   \n\t AND b = 2\n  EOT'), [' a = 1\n   \nAND b = 2\n']],
    [rule('  sql_filter = <<-EOT\n\n    a = 1\n\n  EOT'), ['\na = 1\n\n']],
    // While it is typed.
    [rule('  sql_filter = "a = 1'), ['a = 1']],
    [rule('  sql_filter = "a = 1\r'), ['a = 1']],
    [rule('  sql_filter = <<EOT\na = '), ['a = \n']],
    [rule('  sql_filter = <<EOT\na = ') + rule('  sql_filter = <<EOT\nb = 1\nEOT'), ['a = \n', 'b = 1\n']],
    [rule('  sql_filter = <<EO'), ['']],
    [rule('  correlation_filter {\n    label = "x"\n  }\n  sql_filter = "a = 1"'), ['a = 1']],
    // What they come to cannot be told.
    [rule('  sql_filter = "a = ${var.a}"'), []],
    [rule('  sql_filter = "%{ if x }a = 1%{ endif }"'), []],
    [rule('  sql_filter = var.x ? "a = 1" : "b = 1"'), []],
    [rule('  sql_filter = "a = 1" == "" ? "x" : "y"'), []],
    [rule('  sql_filter = join(" ", ["a = 1"])'), []],
    // Somebody else's.
    ['resource "azurerm_monitor_action_group" "r" {\n  action = "SET a = 1"\n}', []],
    [`data = <<EOT\n{\n}\n${rule('  sql_filter = "a = 1"')}EOT\n${rule('  sql_filter = "b = 1"')}`, ['b = 1']],
    [rule('  timeouts {\n    action = "x"\n  }'), []],
    [`# ${rule('  sql_filter = "a = 1"').split('\n').join('\n# ')}`, []],
    [`/* ${rule('  sql_filter = "a = 1"')} */`, []],
  ])('%j', (source, expected) => {
    expect(sqlInTerraform(source).map(({ text }) => text)).toEqual(expected);
  });
});

describe('places', () => {
  const text = fc.stringMatching(/^[a-z'"`\\${}%\n =é𝒳]{1,40}$/u).filter((one) => !/[\r]/.test(one));
  const writers: readonly [string, (sql: string) => string, (source: string) => ReturnType<typeof sqlInTypeScript>][] =
    [
      ["'", (sql) => `SqlFilter.parse('${sqlInTypeScript("SqlFilter.parse('')")[0]!.quoting(sql)}')`, sqlInTypeScript],
      ['"', (sql) => `SqlFilter.parse("${sqlInTypeScript('SqlFilter.parse("")')[0]!.quoting(sql)}")`, sqlInTypeScript],
      [
        '`',
        (sql) => `SqlFilter.parse(\`${sqlInTypeScript('SqlFilter.parse(``)')[0]!.quoting(sql)}\`)`,
        sqlInTypeScript,
      ],
      [
        'HCL',
        (sql) => rule(`  sql_filter = "${sqlInTerraform(rule('  sql_filter = ""'))[0]!.quoting(sql)}"`),
        sqlInTerraform,
      ],
    ];

  test.each(writers)('what is written with %s is read again, each code unit where it stands', (_, write, read) => {
    fc.assert(
      fc.property(text, (sql) => {
        const source = write(sql);
        const [embedded] = read(source);
        expect(embedded?.text).toBe(sql);
        for (let offset = 0; offset < sql.length; offset++) {
          const { start, end } = embedded!.inDocument({ start: offset, end: offset + 1 });
          const written = source.slice(start, end);
          // A sign stands for itself, or is the last of its escape.
          const isSurrogate = /[\ud800-\udfff]/.test(sql[offset]!);
          if (!isSurrogate && sql[offset] !== '\n') expect(written.endsWith(sql[offset]!)).toBe(true);
          if (!isSurrogate) expect(embedded!.inText(start)).toBe(offset);
        }
      }),
    );
  });
});

describe('contracts', () => {
  test('are read without running anything', () => {
    const source = `
      import { MessageContract, Property } from 'training-job-scheduler';
      export const trainingEvent = MessageContract.of({
        eventType: Property.oneOf('a', 'b'),
        'gpuCount': Property.int({ min: 0, max: 64 }).optional(),
        score: Property.double({ min: -1 }),
        odd: someFunction(),
        many: Property.oneOf(...VALUES),
      }, { Label: Property.string() });
    `;
    const [found] = contractsIn(source);
    expect(found).toMatchObject({ name: 'trainingEvent', isWhole: true });
    const kinds = Object.entries(found!.contract.properties).map(([name, { kind, required }]) => [
      name,
      kind,
      required,
    ]);
    expect(kinds).toEqual([
      ['eventType', 'enumeration', true],
      ['gpuCount', 'int', false],
      ['score', 'double', true],
      ['odd', 'any', false],
      ['many', 'string', true],
    ]);
    expect(found!.contract.property('gpucount')?.limits).toEqual({ min: 0, max: 64 });
    expect(found!.contract.system).toEqual(['Label']);
  });

  test.each([
    ['MessageContract.of({ ...others, a: Property.int() })', false],
    ['MessageContract.of(properties)', false],
    ['MessageContract.of({ [name]: Property.int() })', false],
    ['MessageContract.of({ a: Property.int() } as const)', true],
  ])('%s: whether all names are known is %s', (source, isWhole) => {
    expect(contractsIn(source).map((one) => one.isWhole)).toEqual([isWhole]);
  });
});
