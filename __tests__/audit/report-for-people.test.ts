import {
  audit,
  auditJson,
  auditLines,
  auditMarkdown,
  auditTable,
  compliant,
  type Paint,
  provenanceOf,
  rulesTable,
} from '../../lib/audit';
import { TerminalText, terminalLines } from '../../lib/text';
import { audited, documentOf, TODAY } from './documents';
import { BUS, GROUNDS, oneNamespace, ruleThatFinds, ruleThatSays } from './made-rules';
import { everything, SUMMARY } from './small-result';

/** One small result with something of each kind, as every report has it. */

/** What stands in the cells of a table, a list for each of its rows; and the lines behind it. */
function readTable(table: string): { rows: string[][]; rest: string[] } {
  const lines = table.split('\n');
  const end = lines.findIndex((line) => line.startsWith('╚'));
  const blocks = lines
    .slice(1, end)
    .join('\n')
    .split(/\n╟.*╢\n/);
  const cells = (block: string) =>
    block
      .split('\n')
      .flatMap((line) => line.slice(2, -2).split(' │ '))
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
  return { rows: blocks.map(cells), rest: lines.slice(end + 1) };
}

const HEAD = ['rule', 'where', 'what'];
const OPEN_ROWS = [
  ['XX-002', 'dev/bus', 'Names are short', 'unknown', 'stack/cdk.tf.json:4', 'nobody can tell: name is ${var.x}'],
  [
    ...['XX-006', 'dev/bus', 'Names are short', 'high', 'stack/cdk.tf.json:5', 'name is "x"; wanted "y"'],
    'Take a short one.',
  ],
  [
    ...['XX-001', 'dev/bus', 'Names are short', 'low', 'stack/cdk.tf.json:5', 'name is "x"; wanted "y"'],
    ...[
      'none; wanted one',
      'until 2026-11-23, security@example.com (SEC-1): b is',
      'there to stay',
      'Take a short one.',
    ],
  ],
  [
    ...['XX-003', 'dev/bus', 'Names are short', 'waived', 'stack/cdk.tf.json:5', 'name is "x"; wanted "y"'],
    ...['until 2027-06-30, security@example.com (SEC-1): the', 'producer cannot use Entra ID before its next release'],
  ],
];
const OTHER_ROWS = [
  ['XX-004', 'dev/bus', 'Names are short', 'compliant', 'stack/cdk.tf.json:4', 'name is "x"; wanted "x"'],
  ['XX-005', 'dev/bus', 'Names are short', 'not-applicable', 'stack/cdk.tf.json:4', 'too small'],
];
const FAULTS = [
  'WV-002 w.json:1:2: waiver 1 (XX-004 at dev/bus): nothing at dev/bus needs it',
  'CKV_1 stack/cdk.tf.json:4 azurerm_servicebus_namespace.bus: Keys',
];

test('the table has what is open, the most urgent first, and what is excepted', () => {
  expect(readTable(auditTable(everything(), false))).toEqual({
    rows: [HEAD, ...OPEN_ROWS],
    rest: [...FAULTS, ...SUMMARY],
  });
});

test('the table of all has what is right as well, and what nobody has looked at', () => {
  expect(readTable(auditTable(everything(), true))).toEqual({
    rows: [HEAD, ...OPEN_ROWS, ...OTHER_ROWS],
    rest: [
      ...FAULTS,
      'types without a rule of their own: azurerm_new (1)',
      'rules with nothing to look at: XX-007',
      ...SUMMARY,
    ],
  });
});

test('the summary for a pull request', () => {
  expect(auditMarkdown(everything())).toBe(`### Security audit

🛑 ${SUMMARY[1]}

| rule | where | what has to be looked at | |
|---|---|---|---|
| XX-002 (unknown) | \`dev/bus\` line 4 | nobody can tell: name is \`\${var.x}\` | Take a short one. |
| XX-006 (high) | \`dev/bus\` line 5 | name is "x"; wanted "y" | Take a short one. |
| XX-001 (low) | \`dev/bus\` line 5 | name is "x"; wanted "y"<br>none; wanted one | Take a short one. |

- **WV-002** \`w.json:1:2\`: waiver 1 (XX-004 at dev/bus): nothing at dev/bus needs it

- **CKV_1** \`azurerm_servicebus_namespace.bus\`: Keys

⏳ 1 exception ends within 90 days: on 2026-11-23 \`XX-001[b]\` at dev/bus (\`stack/cdk.tf.json:18\`)

<details>
<summary>Exceptions (1)</summary>

| rule | where | what is accepted | |
|---|---|---|---|
| XX-003 (critical) | \`dev/bus\` line 5 | name is "x"; wanted "y" | until 2027-06-30, \`security@example.com\` (SEC-1): ${GROUNDS.reason} |

</details>
`);
});

describe('with paint', () => {
  /** Words in brackets, by how they are painted. */
  const PAINT: Paint = {
    severity: (severity, text) => TerminalText.join([`${severity}<`, text, '>'], ''),
    aside: (text) => TerminalText.join(['(', text, ')'], ''),
  };
  const textOf = (all: boolean) => terminalLines(auditLines(everything(), all, PAINT)).join('\n');

  test('severities and what is beside the point are told apart, and nothing else is painted', () => {
    const { rows, rest } = readTable(textOf(true));
    expect(rows[1]?.slice(3, 5)).toEqual(['(unknown)', '(stack/cdk.tf.json:4)']);
    expect(rows[2]?.slice(3)).toEqual([
      'high<high>',
      '(stack/cdk.tf.json:5)',
      'name is "x"; wanted "y"',
      '(Take a short one.)',
    ]);
    expect(rows[4]?.slice(3)).toEqual([
      '(waived)',
      '(stack/cdk.tf.json:5)',
      'name is "x"; wanted "y"',
      '(until 2027-06-30, security@example.com (SEC-1): the',
      'producer cannot use Entra ID before its next release)',
    ]);
    expect(rest).toEqual([
      `low<WV-002> ${FAULTS[0]?.slice(7)}`,
      `high<CKV_1> ${FAULTS[1]?.slice(6)}`,
      '(types without a rule of their own: azurerm_new (1))',
      '(rules with nothing to look at: XX-007)',
      `(${SUMMARY[0]})`,
      SUMMARY[1],
    ]);
  });

  test('the list of rules has each with who else asks for it', () => {
    const controls = { checkov: ['CKV_1'], benchmark: ['NS-1'], azurePolicy: ['12345678-9abc'], others: ['ours'] };
    const rules = [
      ruleThatSays(compliant(), { waivable: false, controls }),
      ruleThatSays(compliant(), { severity: 'low' }),
    ];
    const { rows, rest } = readTable(terminalLines(rulesTable(rules, PAINT)).join('\n'));
    expect([rows, rest]).toEqual([
      [
        ['rule', 'what holds where it is followed', 'also asked by'],
        ['XX-001', 'Names are short (no exceptions)', 'CKV_1, NS-1, policy 12345678, ours', 'high<high>'],
        ['XX-001', 'Names are short', 'low<low>'],
      ],
      [],
    ]);
    const plain = readTable(terminalLines(rulesTable(rules)).join('\n'));
    expect(plain.rows.map((row) => row.at(-1))).toEqual(['also asked by', 'high', 'low']);
  });
});

describe('of a result with little in it', () => {
  const clean = audited(oneNamespace(), { rules: [] });

  test('the table is a line', () => {
    expect(auditTable(clean, false)).toBe('0 records, 0 compliant, 0 not, 0 waived, 0 not applicable, 0 unknown');
    expect(auditTable(clean, true).split('\n')[0]).toBe(
      'types without a rule of their own: azurerm_servicebus_namespace (1)',
    );
  });

  test('what is right alone makes no table, unless all is asked for', () => {
    const right = audited(oneNamespace(), { rules: [ruleThatSays(compliant())] });
    expect(auditTable(right, false)).toBe('1 record, 1 compliant, 0 not, 0 waived, 0 not applicable, 0 unknown');
    expect(readTable(auditTable(right, true)).rows[1]).toEqual([
      'XX-001',
      BUS,
      'Names are short',
      'compliant',
      'stack/cdk.tf.json:4',
    ]);
    expect(auditMarkdown(right)).toBe(
      '### Security audit\n\n✅ 1 record, 1 compliant, 0 not, 0 waived, 0 not applicable, 0 unknown\n',
    );
  });

  test('without Service Bus all documents are named, and it is said at the end', () => {
    const documents = ['a.json', 'b.json'].map((path) => documentOf({ azurerm_resource_group: { g: {} } }, {}, path));
    const text = 'nothing of Service Bus in a.json, b.json: was that the one to audit?';
    const result = audit(documents, { today: TODAY, rules: [] });
    expect(auditTable(result, false).split('\n').slice(1)).toEqual([text]);
    expect(auditMarkdown(result).replaceAll('`', '').split('\n').slice(3, 5)).toEqual(['', `ℹ️ ${text}`]);
    expect(auditJson(result, provenanceOf(result, '0.1.0', []))).toMatchObject({ hasServiceBus: false });
    expect(auditTable(audit([...documents, oneNamespace()], { today: TODAY, rules: [] }), false)).not.toContain(
      'nothing of',
    );
  });
});

test('what is as urgent stays in the order of records', () => {
  const severities = ['low', 'high', 'low', 'critical', 'medium', 'high'] as const;
  const rules = severities.map((severity, index) => ruleThatFinds([{}], { id: `XX-${index}`, severity }));
  const { rows } = readTable(auditTable(audited(oneNamespace(), { rules }), false));
  expect(rows.slice(1).map(([id]) => id)).toEqual(['XX-3', 'XX-1', 'XX-5', 'XX-4', 'XX-0', 'XX-2']);
});

test('an exception is told once for a record, whether it covers two findings, or what nobody can tell', () => {
  const waivers = ['XX-001', 'XX-002'].map((id) => ({ id, ...GROUNDS, reason: 'is there to stay' }));
  const rules = [
    ruleThatFinds([{ key: 'a' }, { key: 'b' }]),
    ruleThatSays({ kind: 'unknown', reason: 'who knows' }, { id: 'XX-002' }),
  ];
  const result = audited(oneNamespace({ waivers }), { rules });
  const { rows } = readTable(auditTable(result, false));
  const told = ['until 2027-06-30, security@example.com (SEC-1): is', 'there to stay'];
  const found = 'name is "x"; wanted "y"';
  expect(rows.slice(1).map((row) => row.slice(3))).toEqual([
    ['waived', 'stack/cdk.tf.json:5', found, found, ...told],
    ['waived', 'stack/cdk.tf.json:4', 'nobody can tell: who knows', ...told],
  ]);
  expect(auditMarkdown(result).match(/until 2027-06-30/g)).toHaveLength(2);
  expect(auditMarkdown(result)).toContain('<summary>Exceptions (2)</summary>');
});
