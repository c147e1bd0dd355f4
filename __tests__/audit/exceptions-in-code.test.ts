import { audit } from '../../lib/audit';
import { parseDocument } from '../../lib/terraform';
import { TODAY } from './documents';
import { GROUNDS, ruleThatFinds } from './made-rules';

/** Where exceptions stand in the JSON that was synthesized, and what is said of those that are not in order. */

const GOOD = { id: 'XX-001', ...GROUNDS };
const RULES = [ruleThatFinds([{}], { appliesTo: ['azurerm_servicebus_namespace', 'output', 'terraform'] })];

/** A document with exceptions at its top, beside a resource and beside an output, a line each. */
function documentWith({ top, bus, out }: { top?: unknown; bus?: unknown; out?: unknown }, path = 'a.tf.json') {
  const beside = (waivers: unknown) => (waivers === undefined ? {} : { '//': { waivers } });
  const parts = [
    ...(top === undefined ? [] : [`"//": ${JSON.stringify({ waivers: top })}`]),
    `"resource": {"azurerm_servicebus_namespace": {"bus": ${JSON.stringify({ ...beside(bus), name: 'x' })}}}`,
    `"output": {"o": ${JSON.stringify({ ...beside(out), value: 'x' })}}`,
  ];
  return parseDocument(path, `{\n${parts.join(',\n')}\n}`);
}
const linesAbout = (...documents: ReturnType<typeof documentWith>[]) => {
  try {
    audit(documents, { today: TODAY, rules: RULES });
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

test.each<[where: string, address: string, document: ReturnType<typeof documentWith>, line: number, pointer: string]>([
  ['top', 'terraform', documentWith({ top: [GOOD] }), 2, ''],
  [
    'bus',
    'azurerm_servicebus_namespace.bus',
    documentWith({ bus: [GOOD] }),
    2,
    '/resource/azurerm_servicebus_namespace/bus',
  ],
  ['out', 'output.o', documentWith({ out: [GOOD] }), 3, '/output/o'],
])('at %s it covers %s alone, and has its place', (_, address, document, line, pointer) => {
  const { records, waivers, waiverFindings } = audit([document], { today: TODAY, rules: RULES });
  expect(records.filter(({ status }) => status === 'waived').map((one) => one.address)).toEqual([address]);
  expect(waivers.map(({ scope, source, location, place }) => [scope, source, location.line, place])).toEqual([
    [address, 'code', line, `a.tf.json:${line}:${waivers[0]?.location.column}: ${address}: waiver 1 (XX-001)`],
  ]);
  expect(waivers[0]?.location.pointer).toBe(`${pointer}/~1~1/waivers/0`);
  expect(waiverFindings).toEqual([]);
});

const COLUMN = '{"waivers": '.length;
test.each<[what: string, document: ReturnType<typeof documentWith>, lines: RegExp[]]>([
  [
    'no list',
    documentWith({ top: 'all', bus: {}, out: 5 }),
    [
      /^a\.tf\.json:3:\d+: azurerm_servicebus_namespace\.bus: waivers: got \{\}, allowed a list$/,
      /^a\.tf\.json:4:\d+: output\.o: waivers: got 5, allowed a list$/,
      /^a\.tf\.json:2:8: terraform: waivers: got "all", allowed a list$/,
    ],
  ],
  [
    'nothing at all',
    documentWith({ top: null, bus: null }),
    [/bus: waivers: got null/, /terraform: waivers: got null/],
  ],
  ['an empty list', documentWith({ top: [], bus: [], out: [] }), []],
  [
    'the second of two',
    documentWith({ top: [GOOD, { ...GOOD, ticket: 5 }] }),
    [/^a\.tf\.json:2:\d+: terraform: waiver 2 \(XX-001\): ticket: got 5, allowed a text; put it in quotes: "5"$/],
  ],
  [
    'a scope, which is where it stands',
    documentWith({ bus: [{ ...GOOD, scope: 'dev/*' }] }),
    [
      /waiver 1 \(XX-001 at dev\/\*\): scope: got "dev\/\*", allowed id, reason, approver, ticket, expires; take it out$/,
    ],
  ],
  [
    'another rule',
    documentWith({ out: [{ ...GOOD, id: 'XX-01' }] }),
    [/output\.o: waiver 1 \(XX-01\): id: there is no rule XX-01; did you/],
  ],
])('of %s is told where it stands', (_, document, lines) => {
  expect(linesAbout(document)).toEqual(lines.map((line) => expect.stringMatching(line)));
});

test('a part that is wrong has its own place, and one that is missing that of the exception', () => {
  const { ticket: _, ...rest } = GOOD;
  const [wrong, missing] = [{ ...GOOD, id: 'XX-01' }, rest];
  const columns = linesAbout(documentWith({ top: [wrong, missing] })).map((line) => Number(line.split(':')[2]));
  const first = '"//": '.length + COLUMN + '['.length;
  expect(columns).toEqual([first + 1, first + JSON.stringify(wrong).length + 1]);
});

test('of several documents all that is wrong is told, in their order', () => {
  const lines = linesAbout(documentWith({ top: 1 }, 'b.tf.json'), documentWith({ bus: 2 }, 'a.tf.json'));
  expect(lines.map((line) => line.split(':')[0])).toEqual(['b.tf.json', 'a.tf.json']);
});
