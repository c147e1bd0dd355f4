import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Log } from 'sarif';
import {
  type AuditResult,
  type AuditRule,
  audit,
  auditRules,
  auditSarif,
  provenanceOf,
  sarifNotices,
} from '../../lib/audit';
import { judged } from '../../lib/audit/document/verdict';
import { WAIVER_RULES } from '../../lib/audit/judging/waiver-rules';
import { artifactUri } from '../../lib/audit/report/artifact-uri';
import { documentOf, TODAY } from './documents';
import { hasMultitool, multitoolFindings } from './sarif-judges';

const sarifOf = (result: AuditResult, variant: 'full' | 'upload') =>
  auditSarif(result, provenanceOf(result, '0.1.0', []), variant);
const resultsOf = ({ runs }: Log) => runs.flatMap(({ results = [] }) => results);
const OPEN = { azurerm_servicebus_namespace: { bus: { name: 'x', local_auth_enabled: true } } };
/** Paths as people have them, for the first documents. */
const ODD = ['a b#c%20?.json', 'größe/😀.json', '../up/a.json', '/elsewhere/a.json', 'back\\slash', '-', 'x:y', '..x'];
const documents = (count: number, paths: readonly string[] = []) =>
  Array.from({ length: count }, (_, index) => documentOf(OPEN, {}, paths[index] ?? `stacks/${index + 1}/cdk.tf.json`));

/** A rule that finds as many things in every namespace as are asked for. */
function ruleThatFinds(
  id: string,
  severity: AuditRule['severity'],
  count: number,
  textOf: (key: number) => string = () => 'x',
): AuditRule {
  const findings = Array.from({ length: count }, (_, key) => ({
    key: `${key}`,
    argument: 'name',
    got: textOf(key),
    expected: 'another name',
  }));
  const [rule] = auditRules;
  const judge = () => judged(findings, []);
  return { ...(rule as AuditRule), id, severity, appliesTo: ['azurerm_servicebus_namespace'], judge };
}

test('of twenty documents each has a run', () => {
  const log = sarifOf(audit(documents(20), { today: TODAY }), 'upload');
  expect(log.runs).toHaveLength(20);
  expect(sarifNotices(log)).toEqual([]);
});

describe.each(['full', 'upload'] as const)('of more than twenty documents in %s', (variant) => {
  const result = audit(documents(23, ODD), { today: TODAY });
  const log = sarifOf(result, variant);

  test('the last ones share the twentieth run, which says so, and nothing is left out', () => {
    expect(log.runs).toHaveLength(20);
    expect(log.runs.map(({ automationDetails }) => automationDetails?.id).slice(17)).toEqual([
      'scheduler-audit/stacks/18/cdk.tf.json/',
      'scheduler-audit/stacks/19/cdk.tf.json/',
      'scheduler-audit/other documents/',
    ]);
    expect(sarifNotices(log)).toEqual([
      'scheduler-audit/other documents/: 4 of 23 documents share this run: GitHub takes 20 runs a file, and the first 19 have one each',
    ]);
    const files = resultsOf(log).map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
    expect(new Set(files)).toEqual(new Set(result.documents.map(({ path }) => artifactUri(path))));
    const one = log.runs[18];
    expect(log.runs[19]?.results).toHaveLength(4 * (one?.results?.length ?? 0));
    expect(log.runs[19]?.artifacts).toHaveLength(4);
  });
});

(hasMultitool ? test : test.skip)('the multitool finds nothing wrong with it, nor with odd paths', () => {
  expect(multitoolFindings(sarifOf(audit(documents(23, ODD), { today: TODAY }), 'upload'))).toEqual([]);
});

describe('of more results than GitHub takes of a run', () => {
  const rules = [ruleThatFinds('SB-LOW-001', 'low', 20_000), ruleThatFinds('SB-HIGH-001', 'high', 10_000)];
  const result = audit(documents(1), { today: TODAY, rules });

  test('the severest 25,000 are there for it, and how many are not', () => {
    const log = sarifOf(result, 'upload');
    const counts = new Map<string, number>();
    for (const { ruleId = '' } of resultsOf(log)) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ 'SB-HIGH-001': 10_000, 'SB-LOW-001': 15_000 });
    expect(sarifNotices(log)).toEqual([
      'scheduler-audit/stacks/1/cdk.tf.json/: 5000 results of 30000 are left out, those of the least severity: GitHub takes 25000 results a run; --json and --sarif have all of them',
    ]);
  });

  test('all are there for auditors, and that GitHub would not take them', () => {
    const log = sarifOf(result, 'full');
    expect(resultsOf(log)).toHaveLength(30_000);
    expect(sarifNotices(log)).toEqual([
      'scheduler-audit/stacks/1/cdk.tf.json/: 30000 results, and GitHub takes 25000 a run: upload what --sarif-upload writes',
    ]);
  });
});

test('a file that is too large when it is compressed has fewer results, the severest', () => {
  // Letters that no program makes much smaller: two of them are a byte.
  const noise = (key: number) =>
    Array.from({ length: 16 }, (_, part) => createHash('sha256').update(`${key}.${part}`).digest('hex')).join('');
  const rules = [
    ruleThatFinds('SB-LOW-001', 'low', 15_000, noise),
    ruleThatFinds('SB-HIGH-001', 'high', 10_000, noise),
  ];
  const log = sarifOf(audit(documents(1), { today: TODAY, rules }), 'upload');
  expect(gzipSync(JSON.stringify(log, undefined, 2)).length).toBeLessThanOrEqual(10_000_000);
  const ids = resultsOf(log).map(({ ruleId }) => ruleId);
  expect(ids.length).toBeGreaterThan(10_000);
  expect(ids.filter((id) => id === 'SB-HIGH-001')).toHaveLength(10_000);
  expect(sarifNotices(log)).toEqual([
    `scheduler-audit/stacks/1/cdk.tf.json/: ${25_000 - ids.length} results of 25000 are left out, those of the least severity: GitHub takes 10 MB a file, compressed; --json and --sarif have all of them`,
  ]);
});

test('of more results than GitHub shows of a run it says so', () => {
  const result = audit(documents(1), { today: TODAY, rules: [ruleThatFinds('SB-LOW-001', 'low', 5_001)] });
  expect(sarifNotices(sarifOf(result, 'upload'))).toEqual([
    'scheduler-audit/stacks/1/cdk.tf.json/: 5001 results, of which GitHub shows the 5000 of the highest severity',
  ]);
  expect(sarifNotices(sarifOf(result, 'full'))).toEqual([]);
});

test('of a rule with more tags than GitHub takes the first twenty are there', () => {
  const others = Array.from({ length: 30 }, (_, n) => `ours/${n}`);
  const rule = { ...ruleThatFinds('SB-LOW-001', 'low', 1), controls: { others } };
  const [run] = sarifOf(audit(documents(1), { today: TODAY, rules: [rule] }), 'full').runs;
  const told = run?.tool.driver.rules?.find(({ id }) => id === 'SB-LOW-001');
  expect(told?.properties?.tags).toEqual(['security', ...others.slice(0, 19)]);
});

test('no rule has more tags, or longer texts, than GitHub takes', () => {
  const [run] = sarifOf(audit(documents(1), { today: TODAY }), 'full').runs;
  const rules = run?.tool.driver.rules ?? [];
  expect(rules).toHaveLength(auditRules.length + Object.keys(WAIVER_RULES).length);
  for (const { id, name = '', shortDescription, fullDescription, properties } of rules) {
    expect([id, (properties?.tags?.length ?? 0) <= 20, name.length <= 255]).toEqual([id, true, true]);
    expect([shortDescription, fullDescription].every((text) => (text?.text.length ?? 0) <= 1024)).toBe(true);
  }
});
