import { type AuditRule, audit, type CheckovResult, compliant, notApplicable, openChecks } from '../../lib/audit';
import type { Verdict } from '../../lib/audit/document/verdict';
import { parseDocument } from '../../lib/terraform';
import { documentOf, TODAY } from './documents';
import { BUS, GROUNDS, oneNamespace, ruleThatFinds, ruleThatSays } from './made-rules';

/** Which resource a result of checkov is about, and how it agrees with ours. */

const failing = (change: Partial<CheckovResult> = {}): CheckovResult => ({
  check: 'CKV_1',
  title: 'a check',
  passed: false,
  file: '/stack/cdk.tf.json',
  resource: 'resource.bus',
  firstLine: 4,
  ...change,
});

test.each<[ours: string, theirs: string, isSame: boolean]>([
  ['stack/cdk.tf.json', '/stack/cdk.tf.json', true],
  ['stack/cdk.tf.json', 'stack/cdk.tf.json', true],
  ['stack/cdk.tf.json', '/cdk.tf.json', true],
  ['./stack/cdk.tf.json', '/stack/cdk.tf.json', true],
  ['/builds/stack/cdk.tf.json', '/stack/cdk.tf.json', true],
  ['stack\\cdk.tf.json', '/stack/cdk.tf.json', true],
  ['stack\\cdk.tf.json', '\\stack\\cdk.tf.json', true],
  ['stack/cdk.tf.json', '/stack\\cdk.tf.json', true],
  ['cdk.tf.json', '/cdk.tf.json', true],
  ['stack/cdk.tf.json', '', true],
  ['stack/cdk.tf.json', '/other/cdk.tf.json', false],
  ['cdk.tf.json', '/stack/cdk.tf.json', false],
  // The end of a name is no name.
  ['stack/domain.tf.json', '/main.tf.json', false],
  ['mystack/cdk.tf.json', '/stack/cdk.tf.json', false],
  ['stack/cdk.tf.json', '/stack/cdk.tf', false],
])('a result about %s of theirs %s: that is one file, or not', (ours, file, isSame) => {
  const result = audit([oneNamespace(undefined, ours)], { today: TODAY, rules: [], checkov: [failing({ file })] });
  expect(result.checkov.map(({ document, address }) => [document, address])).toEqual(isSame ? [[ours, BUS]] : []);
});

const NAMES = documentOf({
  azurerm_resource_group: { bus: { name: 'g' }, mybus: { name: 'h' } },
  azurerm_servicebus_namespace: { bus: { name: 'x' } },
  azurerm_storage_account: { bus: { name: 's' } },
});
// The lines in which they begin.
const [GROUP, NAMESPACE, ACCOUNT] = [4, 12, 17];

test.each<[resource: string, line: number, address: string | undefined]>([
  ['resource.bus', GROUP, 'azurerm_resource_group.bus'],
  ['resource.bus', NAMESPACE, BUS],
  ['resource.bus', ACCOUNT, 'azurerm_storage_account.bus'],
  ['resource.bus', 1, 'azurerm_resource_group.bus'],
  ['resource.bus', NAMESPACE - 1, BUS],
  ['resource.bus', NAMESPACE + 1, BUS],
  ['resource.bus', 99, 'azurerm_storage_account.bus'],
  // As far from the one as from the other: the first of the file.
  ['resource.bus', (GROUP + NAMESPACE) / 2, 'azurerm_resource_group.bus'],
  ['resource.mybus', NAMESPACE, 'azurerm_resource_group.mybus'],
  ['bus', NAMESPACE, BUS],
  ['resource.us', NAMESPACE, undefined],
  ['resource.other', NAMESPACE, undefined],
  ['', NAMESPACE, undefined],
])('of resources of one name, %s in line %d is %s', (resource, firstLine, address) => {
  const checkov = [failing({ resource, firstLine })];
  const result = audit([NAMES], { today: TODAY, rules: [], checkov });
  expect(result.checkov.map((one) => one.address)).toEqual(address === undefined ? [] : [address]);
});

test('what is in a module has the name of that before its own', () => {
  const text = JSON.stringify({
    resource: { azurerm_servicebus_namespace: { 'm.bus': { name: 'x' }, bus: { name: 'y' } } },
  });
  const checkov = [failing({ file: '/a.tf.json', resource: 'resource.m.bus', firstLine: 1 })];
  const result = audit([parseDocument('a.tf.json', text)], { today: TODAY, rules: [], checkov });
  expect(result.checkov.map(({ address }) => address)).toEqual(['azurerm_servicebus_namespace.m.bus']);
});

test('results are told in the order of checkov, each with its document and construct', () => {
  const documents = ['a', 'b'].map((name) =>
    oneNamespace({ metadata: { path: `${name}/bus/Resource` } }, `${name}/cdk.tf.json`),
  );
  const checkov = ['b', 'a', 'b'].map((name, index) =>
    failing({ file: `/${name}/cdk.tf.json`, check: `CKV_${index}`, passed: index === 1 }),
  );
  const result = audit(documents, { today: TODAY, rules: [], checkov });
  expect(result.checkov.map(({ check, document, constructPath }) => [check, document, constructPath])).toEqual([
    ['CKV_0', 'b/cdk.tf.json', 'b/bus'],
    ['CKV_1', 'a/cdk.tf.json', 'a/bus'],
    ['CKV_2', 'b/cdk.tf.json', 'b/bus'],
  ]);
  expect(openChecks(result).map(({ check }) => check)).toEqual(['CKV_0', 'CKV_2']);
});

describe('ours and theirs', () => {
  const FOUND = { kind: 'non-compliant', findings: [{ argument: 'name', got: 'x', expected: 'y' }] } as const;
  const UNKNOWN: Verdict = { kind: 'unknown', reason: 'x' };
  const controls = { checkov: ['CKV_1', 'CKV_2'] };
  const ruleOf = (verdict: Verdict, index: number): AuditRule =>
    ruleThatSays(verdict, { id: `XX-00${index + 1}`, controls });

  test.each<[ours: Verdict[], passing: string, failing: string]>([
    [[], 'only-checkov', 'only-checkov'],
    [[compliant()], 'same', 'different'],
    [[FOUND], 'stricter', 'same'],
    [[UNKNOWN], 'same', 'different'],
    [[notApplicable('small')], 'same', 'scoped'],
    [[compliant(), FOUND], 'stricter', 'same'],
    [[FOUND, compliant()], 'stricter', 'same'],
    [[notApplicable('small'), compliant()], 'same', 'different'],
    [[notApplicable('small'), notApplicable('small')], 'same', 'scoped'],
    [[notApplicable('small'), UNKNOWN], 'same', 'different'],
  ])('%j beside a check that passes, and one that fails', (verdicts, ifPassing, ifFailing) => {
    const checkov = [failing({ passed: true }), failing({ check: 'CKV_2' })];
    const result = audit([oneNamespace()], { today: TODAY, rules: verdicts.map(ruleOf), checkov });
    expect(result.checkov.map(({ agreement }) => agreement)).toEqual([ifPassing, ifFailing]);
    const ours = verdicts.map(({ kind }, index) => ({ rule: `XX-00${index + 1}`, status: kind }));
    expect(result.checkov.map((one) => one.ours)).toEqual([ours, ours]);
  });

  test('with an exception are as without, and the exception covers what fails', () => {
    const document = oneNamespace({ waivers: [{ id: 'XX-001', ...GROUNDS }] });
    const checkov = [failing({ passed: true }), failing({ check: 'CKV_2' })];
    const result = audit([document], { today: TODAY, rules: [ruleThatFinds([{}], { controls })], checkov });
    expect(result.checkov.map(({ agreement, waiver }) => [agreement, waiver?.ticket])).toEqual([
      ['stricter', undefined],
      ['same', 'SEC-1'],
    ]);
    expect(result.checkov[0]?.ours).toEqual([{ rule: 'XX-001', status: 'waived' }]);
    expect(openChecks(result)).toEqual([]);
  });

  test('of several findings, any that has an exception covers what fails', () => {
    const document = oneNamespace({ waivers: [{ id: 'XX-001[b]', ...GROUNDS }] });
    const rules = [ruleThatFinds([{ key: 'a' }, { key: 'b' }], { controls })];
    const result = audit([document], { today: TODAY, rules, checkov: [failing()] });
    expect(result.checkov.map(({ waiver }) => waiver?.id)).toEqual(['XX-001[b]']);
  });

  test('an exception from the check itself is told before one from the rule', () => {
    const ids = ['XX-001', 'CKV_1'];
    const document = oneNamespace({ waivers: ids.map((id) => ({ id, ...GROUNDS })) });
    const rules = [ruleThatFinds([{}], { controls })];
    const result = audit([document], { today: TODAY, rules, checkov: [failing()] });
    expect(result.checkov.map(({ waiver }) => waiver?.id)).toEqual(['CKV_1']);
  });

  test('a rule about another resource, or one without such a check, is not beside it', () => {
    const others = [
      ruleThatSays(compliant(), { id: 'XX-001', controls, appliesTo: ['azurerm_resource_group'] }),
      ruleThatSays(compliant(), { id: 'XX-002', controls: { checkov: ['CKV_3'] } }),
      ruleThatSays(compliant(), { id: 'XX-003' }),
    ];
    const result = audit([NAMES], { today: TODAY, rules: others, checkov: [failing({ firstLine: NAMESPACE })] });
    expect(result.checkov.map(({ address, ours }) => [address, ours])).toEqual([[BUS, []]]);
  });
});
