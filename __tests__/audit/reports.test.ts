import Ajv from 'ajv';
import type { Log, Result } from 'sarif';
import {
  type AuditResult,
  audit,
  auditJson,
  auditLines,
  auditMarkdown,
  auditReportSchema,
  auditRules,
  auditSarif,
  auditTable,
  provenanceOf,
  waiversFromText,
} from '../../lib/audit';
import { terminalLines } from '../../lib/text';
import { documentOf, RULE_IDS, TODAY } from './documents';
import { hasMultitool, multitoolFindings, schemaFindings } from './sarif-judges';

const GROUNDS = {
  reason: 'the producer cannot use Entra ID before its next release',
  approver: 'security@example.com',
  ticket: 'SEC-1',
  expires: '2027-06-30',
};
const NAMESPACE = {
  name: 'x',
  sku: 'Standard',
  local_auth_enabled: true,
  minimum_tls_version: '1.2',
  public_network_access_enabled: '${var.open}',
};

/** A result with every status, faults of exceptions, and results of checkov. */
function everything(): AuditResult {
  const documents = ['a', 'b'].map((name) =>
    documentOf(
      { azurerm_servicebus_namespace: { bus: { ...NAMESPACE, '//': { metadata: { path: `${name}/bus/Resource` } } } } },
      { terraform: { required_providers: { azurerm: { version: '~> 4.81' } } } },
      `stacks/${name}/cdk.tf.json`,
    ),
  );
  const entries = [
    { id: 'SB-AUTH-001', scope: 'a/bus', ...GROUNDS },
    { id: 'SB-TLS-001', scope: 'a/bus', ...GROUNDS },
  ];
  const waivers = waiversFromText('waivers.json', JSON.stringify(entries, undefined, 2), RULE_IDS);
  const checkov = [
    {
      check: 'CKV_AZURE_203',
      title: 'local auth',
      passed: false,
      file: '/stacks/b/cdk.tf.json',
      resource: 'resource.bus',
      firstLine: 11,
    },
  ];
  return audit(documents, { today: TODAY, waivers, checkov });
}

const provenance = (result: AuditResult) => provenanceOf(result, '0.1.0', [{ file: 'waivers.json', text: '[]' }]);
const sarifOf = (variant: 'full' | 'upload') => auditSarif(everything(), provenance(everything()), variant);
const results = (log: Log) => log.runs.flatMap(({ results = [] }) => results);

test('the JSON report follows its schema, and has every status', () => {
  const report = auditJson(everything(), provenance(everything()));
  const validate = new Ajv({ allowUnionTypes: true, strict: false }).compile(auditReportSchema);
  validate(report);
  expect(validate.errors).toBeNull();
  const statuses = new Set((report as any).records.map(({ status }: { status: string }) => status));
  expect(statuses).toEqual(new Set(['compliant', 'non-compliant', 'waived', 'not-applicable', 'unknown']));
});

test('the report says what it was made of: hashes, versions of rules, of the provider', () => {
  const { provenance: made } = auditJson(everything(), provenance(everything())) as any;
  expect(made.inputs.map(({ file, sha256, providers }: any) => [file, sha256.length, providers])).toEqual([
    ['stacks/a/cdk.tf.json', 64, { azurerm: '~> 4.81' }],
    ['stacks/b/cdk.tf.json', 64, { azurerm: '~> 4.81' }],
  ]);
  // echo -n '[]' | sha256sum
  expect(made.also).toEqual([
    { file: 'waivers.json', sha256: '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945' },
  ]);
  expect(made.rules.count).toBe(RULE_IDS.length);
});

test('the same documents give the same bytes', () => {
  const text = () => JSON.stringify([auditJson(everything(), provenance(everything())), sarifOf('full')]);
  expect(text()).toBe(text());
});

test('the full SARIF has one result for each record or finding; exceptions are suppressions', () => {
  const all = results(sarifOf('full'));
  const { records, waiverFindings } = everything();
  const expected = records.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0) + waiverFindings.length;
  expect(all).toHaveLength(expected);
  const kinds = new Set(all.map(({ kind }) => kind ?? 'fail'));
  expect(kinds).toEqual(new Set(['pass', 'fail', 'notApplicable', 'open']));
  const suppressed = all.filter(({ suppressions = [] }) => suppressions.length > 0);
  expect(suppressed.map(({ ruleId, suppressions }) => [ruleId, suppressions?.[0]?.kind])).toEqual([
    ['SB-AUTH-001', 'external'],
  ]);
  expect(suppressed[0]?.suppressions?.[0]?.justification).toContain('SEC-1, until 2027-06-30');
});

test('the SARIF for GitHub has what is to be looked at, and nothing that is excepted', () => {
  const upload = results(sarifOf('upload'));
  expect(upload.every(({ kind, suppressions }) => kind === undefined && suppressions === undefined)).toBe(true);
  expect(upload.filter(({ ruleId }) => ruleId === 'SB-AUTH-001')).toHaveLength(1);
  // What nobody can tell is shown, as a warning.
  expect(upload.find(({ ruleId }) => ruleId === 'SB-NET-001')).toMatchObject({
    level: 'warning',
    message: { text: expect.stringMatching(/^nobody can tell: .*var\.open/) },
  });
  expect(upload.some(({ ruleId }) => ruleId === 'WV-002')).toBe(true);
});

test('each document is a run with its own category, and each result has a fingerprint of its own', () => {
  const { runs } = sarifOf('upload');
  expect(runs.map(({ automationDetails }) => automationDetails?.id)).toEqual([
    'scheduler-audit/stacks/a/cdk.tf.json/',
    'scheduler-audit/stacks/b/cdk.tf.json/',
  ]);
  const prints = results(sarifOf('full')).map((one: Result) => one.partialFingerprints?.primaryLocationLineHash);
  expect(new Set(prints).size).toBe(prints.length);
});

test('a fingerprint stays when lines move', () => {
  const printOf = (before: object) => {
    const document = documentOf({ ...before, azurerm_servicebus_namespace: { bus: NAMESPACE } });
    const result = audit([document], { today: TODAY });
    const found = results(auditSarif(result, provenance(result), 'upload')).find(
      ({ ruleId }) => ruleId === 'SB-AUTH-001',
    );
    return [
      found?.partialFingerprints?.primaryLocationLineHash,
      found?.locations?.[0]?.physicalLocation?.region?.startLine,
    ];
  };
  const [print, line] = printOf({});
  const [moved, movedLine] = printOf({ azurerm_resource_group: { group: { name: 'g' } } });
  expect(moved).toBe(print);
  expect(movedLine).not.toBe(line);
});

test.each(['full', 'upload'] as const)('the %s SARIF is as its official schema says', (variant) => {
  expect(schemaFindings(sarifOf(variant))).toEqual([]);
  // And it would find something.
  const [run] = sarifOf(variant).runs;
  const broken = {
    ...sarifOf(variant),
    runs: [{ ...run!, results: [{ ...run!.results![0]!, level: 'high' as never }] }],
  };
  expect(schemaFindings(broken)).toEqual(['/runs/0/results/0/level must be equal to one of the allowed values']);
});

(hasMultitool ? test.each : test.skip.each)(['full', 'upload'] as const)(
  'the official multitool finds nothing wrong with the %s SARIF, by its own rules and those of GitHub',
  (variant) => {
    expect(multitoolFindings(sarifOf(variant))).toEqual([]);
    // And it would find something: a result without a place.
    const [run] = sarifOf(variant).runs;
    const broken = { ...sarifOf(variant), runs: [{ ...run!, results: [{ ...run!.results![0]!, locations: [] }] }] };
    expect(multitoolFindings(broken).join('\n')).toMatch(/GH1015|GH1016|GH1017/);
  },
  60_000,
);

test('the summary for a pull request has the worst first, and exceptions folded', () => {
  const markdown = auditMarkdown(everything());
  expect(markdown).toMatch(/^### Security audit\n\n🛑 \d+ records, /);
  const severities = [...markdown.split('<details>')[0]!.matchAll(/\| [A-Z-]+-\d+ \((\w+)\)/g)].map(
    ([, severity]) => severity,
  );
  const order = ['critical', 'high', 'unknown', 'medium', 'low'];
  const known = severities.filter((severity) => severity !== 'unknown');
  expect(known).toEqual([...known].sort((a, b) => order.indexOf(a!) - order.indexOf(b!)));
  expect(markdown).toMatch(
    /- \*\*WV-002\*\* `waivers.json:10:3`: waiver 2 \(SB-TLS-001 at a\/bus\): nothing at a\/bus needs it/,
  );
  expect(markdown).toMatch(/<summary>Exceptions \(1\)<\/summary>/);
});

test('where there is nothing to look at the summary has a line, and no table', () => {
  const document = documentOf({ azurerm_servicebus_namespace: { g: { name: 'bus', location: 'westeurope' } } });
  const clean = audit([document], { today: TODAY, rules: [] });
  expect(auditMarkdown(clean)).toMatch(/^### Security audit\n\n✅ [^\n|]+\n+$/);
  expect(auditTable(clean, true)).not.toMatch(/[║│]/);
});

test('a row of the table has the line of the first finding, and that of the resource where there is none', () => {
  const namespace = { name: 'x', local_auth_enabled: true };
  const result = audit([documentOf({ azurerm_servicebus_namespace: { bus: namespace, far: { name: 'y' } } })], {
    today: TODAY,
    rules: auditRules.filter(({ id }) => id === 'SB-AUTH-001'),
  });
  // {"resource": {"azurerm_servicebus_namespace": {"bus": {"name", "local_auth_enabled"}, "far": …, a line each.
  expect(auditTable(result, true).match(/cdk\.tf\.json:\d+/g)).toEqual(['cdk.tf.json:6', 'cdk.tf.json:8']);
});

test.each([3, 40, 41, 43])(
  'of %d things to look at the summary for a pull request has forty at most, and how many more',
  (count) => {
    const names = Array.from({ length: count }, (_, n) => `bus${`${n}`.padStart(2, '0')}`);
    const namespaces = Object.fromEntries(names.map((name) => [name, { name, local_auth_enabled: true }]));
    const rules = auditRules.filter(({ id }) => id === 'SB-AUTH-001');
    const markdown = auditMarkdown(
      audit([documentOf({ azurerm_servicebus_namespace: namespaces })], { today: TODAY, rules }),
    );
    const told = [...markdown.matchAll(/^\| SB-AUTH-001 .*?\.(bus\d+)/gm)].map(([, name]) => name);
    expect([...told].sort()).toEqual([...names.slice(0, 40)].sort());
    expect(/^and (\d+) more/m.exec(markdown)?.[1]).toBe(count > 40 ? `${count - 40}` : undefined);
  },
);

test.each([
  [undefined, 122],
  [200, 122],
  [122, 122],
  [121, 121],
  [80, 80],
  [10, 48],
])('on a terminal of %s columns the table is %d wide: all of it, or as narrow as one can read', (columns, width) => {
  const lines = terminalLines(auditLines(everything(), false, undefined, columns)).flatMap((one) => one.split('\n'));
  const widths = lines.filter((one) => one.startsWith('║')).map((one) => one.length);
  expect(widths.length).toBeGreaterThan(0);
  for (const one of widths) expect([width - 1, width]).toContain(one);
  if (width === 122) expect(new Set(widths)).toEqual(new Set([122]));
});

test('text of a document cannot leave its cell', () => {
  const result = audit([documentOf({ azurerm_servicebus_namespace: { bus: { minimum_tls_version: 'a|b\n| c' } } })], {
    today: TODAY,
  });
  const row = auditMarkdown(result)
    .split('\n')
    .find((line) => line.startsWith('| SB-TLS-001'));
  expect(row?.match(/(?<!\\)\|/g)).toHaveLength(5);
});

test('the summary for a pull request is no longer than a comment can be, whatever the names', () => {
  const longer = Array.from({ length: 60 }, (_, n) => `${n}`.padEnd(4000, 'x'));
  const bus = (name: string) => ({ ...NAMESPACE, '//': { metadata: { path: `stack/${name}/Resource` } } });
  const document = documentOf({
    azurerm_servicebus_namespace: Object.fromEntries(longer.map((name) => [name, bus(name)])),
  });
  const waivers = longer.map((name) => ({ id: 'SB-AUTH-001', scope: `stack/${name}`, ...GROUNDS }));
  const markdown = auditMarkdown(
    audit([document], { today: TODAY, waivers: waiversFromText('waivers.json', JSON.stringify(waivers), RULE_IDS) }),
  );
  expect(markdown.length).toBeGreaterThan(50_000);
  expect(markdown.length).toBeLessThan(65_536);
  expect(markdown).toMatch(/\nand \d+ more lines: see the report/);
  expect(markdown.split('<details>').length).toBe(markdown.split('</details>').length);
});
