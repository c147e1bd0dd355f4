import {
  type AuditResult,
  type AuditRule,
  audit,
  auditSarif,
  compliant,
  provenanceOf,
  sarifNotices,
} from '../../lib/audit';
import { notApplicable, type Verdict } from '../../lib/audit/document/verdict';
import { audited, documentOf, TODAY } from './documents';
import { BUS, GROUNDS, oneNamespace, ruleThatFinds, ruleThatSays, sarifRuns } from './made-rules';

/** What becomes of a record in SARIF: for auditors, and for GitHub. */

const UNKNOWN: Verdict = { kind: 'unknown', reason: 'name is ${var.name}' };
const RIGHT = compliant({ argument: 'name', got: '"x"', expected: '"x"' });
const WAIVERS = [{ id: 'XX-001', ...GROUNDS }];
const SUPPRESSION = {
  kind: 'inSource',
  status: 'accepted',
  justification: `${GROUNDS.reason} (security@example.com, SEC-1, until 2027-06-30)`,
  properties: { approver: 'security@example.com', ticket: 'SEC-1', expires: '2027-06-30' },
};

/** The results about the rule of the test, without what is the same of all. */
function resultsOf(result: AuditResult, variant: 'full' | 'upload') {
  return sarifRuns(result, variant)
    .flatMap(({ results }) => results)
    .map(({ kind, level, message, suppressions }) => ({ kind, level, text: message.text, suppressions }));
}

const result = (kind: string | undefined, level: string, text: string, suppressions?: object[]) => ({
  kind,
  level,
  text: `${text} (${BUS})`,
  suppressions,
});
const FOUND = 'Names are short: name is "x"; wanted "y"';
const OPEN = 'nobody can tell: name is ${var.name}';

test.each<[what: string, rule: AuditRule, isExcepted: boolean, full: object, upload: object | undefined]>([
  ['is followed', ruleThatSays(RIGHT), false, result('pass', 'none', 'name is "x"; wanted "x"'), undefined],
  [
    'is not about it',
    ruleThatSays(notApplicable('too small')),
    false,
    result('notApplicable', 'none', 'too small'),
    undefined,
  ],
  [
    'nobody can tell of',
    ruleThatSays(UNKNOWN),
    false,
    result('open', 'none', OPEN, []),
    result(undefined, 'warning', OPEN),
  ],
  [
    'nobody can tell of, with an exception',
    ruleThatSays(UNKNOWN),
    true,
    result('open', 'none', OPEN, [SUPPRESSION]),
    undefined,
  ],
  ['is broken', ruleThatFinds([{}]), false, result('fail', 'error', FOUND, []), result(undefined, 'error', FOUND)],
  ['is broken, with an exception', ruleThatFinds([{}]), true, result('fail', 'error', FOUND, [SUPPRESSION]), undefined],
])('a rule that %s', (_, rule, isExcepted, full, upload) => {
  const found = audited(oneNamespace(isExcepted ? { waivers: WAIVERS } : undefined), { rules: [rule] });
  expect(resultsOf(found, 'full')).toEqual([full]);
  expect(resultsOf(found, 'upload')).toEqual(upload === undefined ? [] : [upload]);
});

test.each([
  ['critical', 'error', '9.5'],
  ['high', 'error', '8.0'],
  ['medium', 'warning', '5.5'],
  ['low', 'note', '2.0'],
] as const)('what is of %s severity is an %s in both variants, and sorted by %s', (severity, level, score) => {
  const found = audited(oneNamespace(), { rules: [ruleThatFinds([{}], { severity })] });
  for (const variant of ['full', 'upload'] as const) {
    const [run] = sarifRuns(found, variant);
    expect(run?.results.map((one) => one.level)).toEqual([level]);
    expect(run?.tool.driver.rules[0]).toMatchObject({
      defaultConfiguration: { level },
      properties: { 'security-severity': score },
    });
  }
});

test('of several findings of a rule each is a result, and for GitHub those without an exception', () => {
  const rules = [
    ruleThatFinds([
      { key: 'a', got: '"a"' },
      { key: 'b', got: '"b"' },
    ]),
  ];
  const found = audited(oneNamespace({ waivers: [{ id: 'XX-001[a]', ...GROUNDS }] }), { rules });
  const told = (variant: 'full' | 'upload') =>
    resultsOf(found, variant).map(({ text, suppressions }) => [/name is "(.)"/.exec(text)?.[1], suppressions?.length]);
  expect(told('full')).toEqual([
    ['a', 1],
    ['b', 0],
  ]);
  expect(told('upload')).toEqual([['b', undefined]]);
});

test('of several things that are right, or of a reason of several lines, all are there, and the place is behind the last', () => {
  const evidence = ['a', 'b'].map((got) => ({ argument: '', got, expected: got }));
  const found = audited(oneNamespace(), { rules: [ruleThatSays(compliant(...evidence))] });
  expect(resultsOf(found, 'full').map(({ text }) => text)).toEqual([`a; wanted a\nb; wanted b (${BUS})`]);
  const nothing = audited(oneNamespace(), { rules: [ruleThatSays(compliant())] });
  expect(resultsOf(nothing, 'full').map(({ text }) => text)).toEqual([` (${BUS})`]);
});

describe('the place of a result', () => {
  const path = 'stacks/a b/cdk.tf.json';
  const placeOf = (said?: object) => {
    const found = audited(oneNamespace(said, path), { rules: [ruleThatFinds([{}])] });
    return sarifRuns(found)[0]?.results[0];
  };

  test('is the line and column of the argument, and the address', () => {
    expect(placeOf()?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'stacks/a%20b/cdk.tf.json' },
          region: { startLine: 5, startColumn: 9, endLine: 5 },
        },
        logicalLocations: [{ fullyQualifiedName: BUS, kind: 'resource' }],
      },
    ]);
  });

  test('is the construct as well, where there is one; its text names that', () => {
    const built = placeOf({ metadata: { path: 'dev/bus/Resource' } });
    expect(built?.locations[0]?.logicalLocations).toEqual([
      { fullyQualifiedName: BUS, kind: 'resource' },
      { fullyQualifiedName: 'dev/bus', kind: 'member' },
    ]);
    expect(built?.message.text).toBe(`${FOUND} (dev/bus)`);
  });

  test('is all of the resource for what is right', () => {
    const found = audited(oneNamespace(), { rules: [ruleThatSays(RIGHT)] });
    const [location] = sarifRuns(found)[0]?.results[0]?.locations ?? [];
    expect(location?.physicalLocation.region).toEqual({ startLine: 4, startColumn: 7, endLine: 6 });
  });
});

test('each result has the number of its rule among those of the tool, exceptions included', () => {
  const rules = ['XX-003', 'XX-001', 'XX-002'].map((id) => ruleThatFinds([{}], { id }));
  const stale = { id: 'XX-001[a]', ...GROUNDS };
  const ends = { id: 'XX-002', ...GROUNDS, expires: '2026-12-01' };
  const [run] = sarifRuns(audited(oneNamespace({ waivers: [stale, ends] }), { rules }));
  expect(run?.results.map(({ ruleId }) => ruleId)).toEqual(['XX-001', 'XX-002', 'XX-003', 'WV-002', 'WV-007']);
  expect(run?.results.map(({ ruleIndex }) => run.tool.driver.rules[ruleIndex]?.id)).toEqual(
    run?.results.map(({ ruleId }) => ruleId),
  );
});

describe('fingerprints', () => {
  const printsOf = (found: AuditResult) =>
    sarifRuns(found).flatMap(({ results }) => results.map((one) => one.partialFingerprints.primaryLocationLineHash));
  const numbers = (prints: readonly string[]) => prints.map((print) => print.split(':')[1]);
  const hashes = (prints: readonly string[]) => prints.map((print) => print.split(':')[0]);

  test('of findings that are alike have one hash, and numbers', () => {
    const prints = printsOf(audited(oneNamespace(), { rules: [ruleThatFinds([{}, { got: '"z"' }, {}])] }));
    expect(new Set(hashes(prints)).size).toBe(1);
    expect(numbers(prints)).toEqual(['1', '2', '3']);
    expect(hashes(prints)[0]).toMatch(/^[0-9a-f]{16}$/);
  });

  test('of findings with keys, of two rules, two resources, and two documents are others', () => {
    const two = documentOf({ azurerm_servicebus_namespace: { a: { name: 'x' }, b: { name: 'x' } } });
    const rules = ['XX-001', 'XX-002'].map((id) => ruleThatFinds([{ key: 'a' }, { key: 'b' }], { id }));
    const prints = printsOf(audit([two, { ...two, path: 'other' }], { today: TODAY, rules }));
    expect(new Set(hashes(prints)).size).toBe(16);
    expect(new Set(numbers(prints))).toEqual(new Set(['1']));
  });
});

test('a document without anything of Service Bus is noted in its run, and read out', () => {
  const found = audited(documentOf({ azurerm_resource_group: { g: { name: 'g' } } }, {}, 'g.json'), { rules: [] });
  const text = 'nothing of Service Bus in g.json: was that the one to audit?';
  for (const variant of ['full', 'upload'] as const) {
    const log = auditSarif(found, provenanceOf(found, '0.1.0', []), variant);
    expect(log.runs.map(({ invocations }) => invocations)).toEqual([
      [
        {
          executionSuccessful: true,
          toolExecutionNotifications: [{ level: 'note', message: { text } }],
          toolConfigurationNotifications: [],
        },
      ],
    ]);
    expect(sarifNotices(log)).toEqual([`scheduler-audit/g.json/: ${text}`]);
  }
});
