import { type AuditResult, audit, compliant, waiversFromText } from '../../lib/audit';
import { parseDocument } from '../../lib/terraform';
import { audited, TODAY } from './documents';
import { GROUNDS, oneNamespace, ruleThatFinds, ruleThatSays, sarifRuns } from './made-rules';

/** What a run of SARIF says of its document, and of no other. */

const RULES = [ruleThatFinds([{}])];
const TEMPLATE = { ...GROUNDS, approver: 'platform-security@example.com' };

/** Rules of results, a list for each run. */
const idsOf = (result: AuditResult, variant: 'full' | 'upload' = 'full') =>
  sarifRuns(result, variant).map(({ results }) => results.map(({ ruleId }) => ruleId));

const two = (a: object[], b: object[]) => [
  oneNamespace({ waivers: a }, 'a.json'),
  oneNamespace({ waivers: b }, 'b.json'),
];
const STALE = { id: 'XX-001[x]', ...GROUNDS };
const SOON = { id: 'XX-001', ...GROUNDS, expires: '2026-12-01' };

test.each<[what: string, a: object[], b: object[], ids: string[][]]>([
  ['nothing', [], [], [['XX-001'], ['XX-001']]],
  ['a fault of the first', [STALE], [], [['XX-001', 'WV-002'], ['XX-001']]],
  ['a fault of the second', [], [STALE], [['XX-001'], ['XX-001', 'WV-002']]],
  ['an end in the first', [SOON], [], [['XX-001', 'WV-007'], ['XX-001']]],
  ['an end in the second', [], [SOON], [['XX-001'], ['XX-001', 'WV-007']]],
])('of exceptions in two documents, %s is told in the run of its document', (_, a, b, ids) => {
  expect(idsOf(audit(two(a, b), { today: TODAY, rules: RULES }))).toEqual(ids);
});

test('what is said of exceptions of a file is told in the first run alone', () => {
  const entries = [
    { ...STALE, scope: 'a' },
    { ...SOON, scope: 'b' },
  ];
  const waivers = waiversFromText('w.json', JSON.stringify(entries), ['XX-001']);
  const result = audit(two([], []), { today: TODAY, rules: RULES, waivers });
  expect(idsOf(result)).toEqual([['XX-001', 'WV-002', 'WV-002', 'WV-007'], ['XX-001']]);
  const [run] = sarifRuns(result);
  const about = run?.results.slice(1).map(({ level, kind, message, locations }) => {
    const { physicalLocation, logicalLocations } = locations[0]!;
    return [level, kind, message.text, physicalLocation.artifactLocation.uri, logicalLocations];
  });
  const at = (name: string) => [{ fullyQualifiedName: name, kind: 'resource' }];
  expect(about).toEqual([
    ['note', undefined, 'XX-001[x] at a: nothing at a needs it', 'w.json', at('a')],
    ['note', undefined, 'XX-001 at b: nothing at b needs it', 'w.json', at('b')],
    ['none', 'review', 'XX-001 at b: it ends on 2026-12-01', 'w.json', at('b')],
  ]);
  const prints = run?.results.map((one) => one.partialFingerprints.primaryLocationLineHash);
  expect(new Set(prints).size).toBe(4);
});

test('of the template is told in the runs of documents that have exceptions of it, with how many of them', () => {
  const template = { id: 'XX-001', ...TEMPLATE };
  const result = audit(
    [...two([template], []), oneNamespace({ waivers: [template, { ...template, id: 'XX-001[x]' }] }, 'c.json')],
    { today: TODAY, rules: RULES },
  );
  const notes = sarifRuns(result).map(({ invocations }) =>
    invocations.flatMap((one) =>
      one.toolConfigurationNotifications.map(({ level, message }) => [level, message.text.split(':')[0]]),
    ),
  );
  expect(notes).toEqual([[['note', '1 exception of the template']], [], [['note', '2 exceptions of the template']]]);
});

test('a run has what it was made of: the files of its document alone, the day and the rules', () => {
  const documents = ['a.json', 'b.json'].map((path) => oneNamespace({ x: path }, path));
  const runs = sarifRuns(audit(documents, { today: TODAY, rules: RULES }));
  for (const [index, { artifacts, properties, columnKind }] of runs.entries()) {
    const uri = documents[index]!.path;
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(artifacts).toEqual([{ location: { uri }, hashes: { 'sha-256': hash }, sourceLanguage: 'json' }]);
    expect(properties).toEqual({
      date: TODAY,
      rules: { count: 1, sha256: hash },
      inputs: [{ document: uri, file: uri, sha256: artifacts[0]?.hashes['sha-256'], writtenBy: null, providers: {} }],
    });
    expect(columnKind).toBe('utf16CodeUnits');
  }
  expect(new Set(runs.map(({ artifacts }) => artifacts[0]?.hashes['sha-256'])).size).toBe(2);
});

test('of a provider without a version, and of what a document was written by, the report tells', () => {
  const text = JSON.stringify({
    '//': { metadata: { backend: 'local', stackName: 'dev', version: '0.21.0' } },
    terraform: { required_providers: { azurerm: { version: '~> 4.81' }, random: {} } },
  });
  const [run] = sarifRuns(audited(parseDocument('a.json', text), { rules: [] }));
  expect(run?.properties.inputs).toMatchObject([
    { writtenBy: expect.stringContaining('0.21.0'), providers: { azurerm: '~> 4.81', random: null } },
  ]);
});

describe('what a report in SARIF says of a rule', () => {
  const controls = {
    checkov: ['CKV_1'],
    benchmark: ['NS-2', 'IM-1'],
    azurePolicy: ['aaaa-bbbb'],
    others: ['ours'],
  };
  const rule = ruleThatSays(compliant(), { title: 'Keys: "none", in 2 places', severity: 'low', controls });

  test('is all of it: what it asks for, why, what to do, and who asks for the same', () => {
    const [run] = sarifRuns(audited(oneNamespace(), { rules: [rule] }));
    const toolComponent = { name: 'Microsoft cloud security benchmark', index: 0 };
    expect(run?.tool.driver.rules[0]).toEqual({
      id: 'XX-001',
      name: 'KeysNoneIn2Places',
      shortDescription: { text: 'Keys: "none", in 2 places.' },
      fullDescription: { text: 'Keys: "none", in 2 places. Nobody reads long names.' },
      help: {
        text: 'Nobody reads long names. Take a short one.',
        markdown: 'Nobody reads long names.\n\n**Instead:** Take a short one.',
      },
      helpUri: 'https://learn.microsoft.com/security/benchmark/azure/overview',
      defaultConfiguration: { level: 'note' },
      relationships: [{ target: { id: 'NS-2', toolComponent } }, { target: { id: 'IM-1', toolComponent } }],
      properties: {
        tags: ['security', 'CKV_1', 'NS-2', 'IM-1', 'azure-policy/aaaa-bbbb', 'ours'],
        precision: 'very-high',
        'security-severity': '2.0',
        version: 3,
      },
    });
  });

  test('is the rest where nobody else asks for the same', () => {
    const [run] = sarifRuns(audited(oneNamespace(), { rules: [ruleThatSays(compliant())] }));
    expect(run?.tool.driver.rules[0]).toMatchObject({ relationships: [], properties: { tags: ['security'] } });
    expect(run?.taxonomies[0]?.taxa).toEqual([]);
  });

  test('has controls of a benchmark, each once and in order', () => {
    const rules = [rule, ruleThatSays(compliant(), { id: 'XX-002', controls: { benchmark: ['IM-1', 'DP-3'] } })];
    const [run] = sarifRuns(audited(oneNamespace(), { rules }));
    expect(run?.taxonomies[0]?.taxa).toEqual([{ id: 'DP-3' }, { id: 'IM-1' }, { id: 'NS-2' }]);
  });

  test('has the name and version of the tool', () => {
    const [run] = sarifRuns(audited(oneNamespace(), { rules: [] }));
    expect(run?.tool.driver).toMatchObject({
      name: 'training-job-scheduler audit',
      version: '0.1.0',
      semanticVersion: '0.1.0',
    });
  });

  const BENCHMARK = 'https://learn.microsoft.com/security/benchmark/azure';
  test.each([
    ['SB-RULE-001', 'https://learn.microsoft.com/azure/service-bus-messaging/topic-filters'],
    ['SB-DLQ-001', 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues'],
    ['SB-DR-001', 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-geo-dr'],
    ['SB-AUTH-001', `${BENCHMARK}/baselines/service-bus-security-baseline`],
    ['FN-001', `${BENCHMARK}/baselines/functions-security-baseline`],
    ['LA-001', `${BENCHMARK}/baselines/logic-apps-security-baseline`],
    ['AML-001', `${BENCHMARK}/baselines/machine-learning-service-security-baseline`],
    ['ST-001', `${BENCHMARK}/baselines/storage-security-baseline`],
    ['KV-001', `${BENCHMARK}/baselines/key-vault-security-baseline`],
    ['LOG-001', `${BENCHMARK}/baselines/azure-monitor-security-baseline`],
    ['TF-001', 'https://developer.hashicorp.com/terraform/language/backend/azurerm'],
    ['EG-001', `${BENCHMARK}/overview`],
    ['XX-SB-001', `${BENCHMARK}/overview`],
  ])('of %s is the page %s', (id, uri) => {
    const [run] = sarifRuns(audited(oneNamespace(), { rules: [ruleThatSays(compliant(), { id })] }));
    expect(run?.tool.driver.rules[0]?.helpUri).toBe(uri);
  });
});

test.each<[count: number, runs: number, last: string, note: string | undefined]>([
  [1, 1, 'd0', undefined],
  [19, 19, 'd18', undefined],
  [20, 20, 'd19', undefined],
  [
    21,
    20,
    'other documents',
    '2 of 21 documents share this run: GitHub takes 20 runs a file, and the first 19 have one each',
  ],
  [
    25,
    20,
    'other documents',
    '6 of 25 documents share this run: GitHub takes 20 runs a file, and the first 19 have one each',
  ],
])('of %d documents there are %d runs, the last one of %s', (count, expected, last, note) => {
  const documents = Array.from({ length: count }, (_, index) => oneNamespace(undefined, `d${index}`));
  const runs = sarifRuns(audit(documents, { today: TODAY, rules: RULES }));
  expect(runs).toHaveLength(expected);
  const own = Array.from({ length: expected - 1 }, (_, index) => `scheduler-audit/d${index}/`);
  expect(runs.map(({ automationDetails }) => automationDetails.id)).toEqual([...own, `scheduler-audit/${last}/`]);
  const notes = runs.map(({ invocations }) => invocations[0]?.toolExecutionNotifications);
  expect(notes.slice(0, -1).flat()).toEqual([]);
  expect(notes.at(-1)).toEqual(note === undefined ? [] : [{ level: 'note', message: { text: note } }]);
  expect(runs.map(({ results }) => results.length)).toEqual([...own.map(() => 1), count - own.length]);
});
