import Ajv from 'ajv';
import {
  audit,
  auditJson,
  auditReportSchema,
  checkovResults,
  compliant,
  provenanceOf,
  waiversFromText,
} from '../../lib/audit';
import { TODAY } from './documents';
import { BUS, GROUNDS, oneNamespace, ruleThatFinds, ruleThatSays } from './made-rules';

/** The schema of the JSON report says no to what no report has. */

type Json = Record<string, any>;
const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(auditReportSchema);

function report(): Json {
  const said = {
    metadata: { path: 'dev/bus/Resource' },
    waivers: [{ id: 'XX-001', ...GROUNDS, expires: '2026-12-01' }],
  };
  const rules = [
    ruleThatFinds([{}, { key: 'k' }], {
      controls: { checkov: ['CKV_1'], benchmark: ['NS-1'], azurePolicy: ['a'], others: ['b'] },
    }),
    ruleThatSays(compliant({ argument: 'name', got: 'x', expected: 'x' }), { id: 'XX-002' }),
    ruleThatSays({ kind: 'unknown', reason: 'x' }, { id: 'XX-003' }),
  ];
  const stale = [{ id: 'XX-002', scope: 'dev/bus', ...GROUNDS }];
  const waivers = waiversFromText('w.json', JSON.stringify(stale), ['XX-002']);
  const failed = { check_id: 'CKV_1', file_path: '/cdk.tf.json', resource: BUS };
  const checkov = checkovResults({ results: { failed_checks: [failed] } });
  const result = audit([oneNamespace(said)], { today: TODAY, rules, waivers, checkov });
  return JSON.parse(JSON.stringify(auditJson(result, provenanceOf(result, '0.1.0', [{ file: 'w.json', text: '[]' }]))));
}

/** All objects of a report with their places, but those whose names are anything. */
function objectsIn(value: unknown, place = ''): [place: string, object: Json][] {
  if (typeof value !== 'object' || value === null) return [];
  if (/\/(providers|typesWithoutRules)$/.test(place)) return [];
  const inside = Object.entries(value).flatMap(([name, inner]) => objectsIn(inner, `${place}/${name}`));
  return Array.isArray(value) ? inside : [[place, value as Json], ...inside];
}

test('a report is as its schema says, with something everywhere', () => {
  expect(validate(report())).toBe(true);
  expect(objectsIn(report()).length).toBeGreaterThan(30);
});

test('no object of it has another part, and each has all of them', () => {
  const wrong: string[] = [];
  for (const [index, [place, object]] of objectsIn(report()).entries()) {
    const changed = (change: (at: Json) => void) => {
      const copy = report();
      change(objectsIn(copy)[index]![1]);
      return validate(copy);
    };
    if (changed((at) => Object.assign(at, { more: 1 }))) wrong.push(`${place} takes more`);
    for (const name of Object.keys(object)) {
      if (changed((at) => delete at[name])) wrong.push(`${place} goes without ${name}`);
    }
  }
  expect(wrong).toEqual([]);
});

test.each<[what: string, change: (at: Json) => void, isFine: boolean]>([
  ['another version', (at) => Object.assign(at, { version: 2 }), false],
  ['a count of none', (at) => Object.assign(at.summary, { records: 0 }), true],
  ['a count below none', (at) => Object.assign(at.summary, { records: -1 }), false],
  ['a count that is no whole number', (at) => Object.assign(at.summary, { records: 1.5 }), false],
  ['nothing of checkov', (at) => Object.assign(at.summary, { checkov: null }), true],
  ['another severity', (at) => Object.assign(at.rules[0], { severity: 'severe' }), false],
  ...['critical', 'high', 'medium', 'low'].map((severity): [string, (at: Json) => void, boolean] => [
    severity,
    (at) => Object.assign(at.rules[0], { severity }),
    true,
  ]),
  ['another status', (at) => Object.assign(at.records[0], { status: 'fine' }), false],
  ...['compliant', 'non-compliant', 'waived', 'not-applicable', 'unknown'].map(
    (status): [string, (at: Json) => void, boolean] => [status, (at) => Object.assign(at.records[0], { status }), true],
  ),
  ['no reason', (at) => Object.assign(at.records[0], { reason: null }), true],
  ['a reason that is a number', (at) => Object.assign(at.records[0], { reason: 5 }), false],
  ['no exception', (at) => Object.assign(at.records[0], { exception: null }), true],
  ['an exception that is a text', (at) => Object.assign(at.records[0], { exception: 'x' }), false],
  ['an exception of code', (at) => Object.assign(at.exceptions[0], { source: 'code' }), true],
  ['an exception of a file', (at) => Object.assign(at.exceptions[0], { source: 'file' }), true],
  ['an exception of elsewhere', (at) => Object.assign(at.exceptions[0], { source: 'mail' }), false],
  ['an end that is no day', (at) => Object.assign(at.exceptions[0], { expires: 'soon' }), false],
  ['a hash that is too short', (at) => Object.assign(at.provenance.rules, { sha256: 'ab' }), false],
  ['what ends soon', (at) => Object.assign(at.exceptionNotices[0], { kind: 'ends-soon' }), true],
  ['what is not approved', (at) => Object.assign(at.exceptionNotices[0], { kind: 'not-approved' }), true],
  ['another notice', (at) => Object.assign(at.exceptionNotices[0], { kind: 'other' }), false],
  ...['same', 'stricter', 'scoped', 'different', 'only-checkov'].map(
    (agreement): [string, (at: Json) => void, boolean] => [
      agreement,
      (at) => Object.assign(at.checkov[0], { agreement }),
      true,
    ],
  ),
  ['another agreement', (at) => Object.assign(at.checkov[0], { agreement: 'near' }), false],
  ['a version of a provider', (at) => Object.assign(at.provenance.inputs[0], { providers: { a: '1' } }), true],
  ['no version of a provider', (at) => Object.assign(at.provenance.inputs[0], { providers: { a: null } }), true],
  [
    'a number as a version of a provider',
    (at) => Object.assign(at.provenance.inputs[0], { providers: { a: 1 } }),
    false,
  ],
  ['a type with how many there are', (at) => Object.assign(at, { typesWithoutRules: { a: 1 } }), true],
  ['a type with a text', (at) => Object.assign(at, { typesWithoutRules: { a: '1' } }), false],
])('%s in a report is taken, or not', (_, change, isFine) => {
  const changed = report();
  change(changed);
  expect(validate(changed)).toBe(isFine);
});
