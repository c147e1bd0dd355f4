import { type AuditRule, audit, checkovResults, compliant, notApplicable, waiversFromText } from '../../lib/audit';
import type { TerraformDocument } from '../../lib/terraform';
import { audited, documentOf, TODAY } from './documents';
import { BUS, GROUNDS, oneNamespace, ruleThatFinds, ruleThatSays } from './made-rules';

/** Which exception covers what, and what is said of those that cover too much, too long, or nothing. */

const RULES = [ruleThatFinds([{}])];
const inFile = (...entries: readonly object[]) => ({
  waivers: waiversFromText('w.json', JSON.stringify(entries.map((one) => ({ id: 'XX-001', ...GROUNDS, ...one }))), [
    'XX-001',
    'XX-002',
  ]),
});
const built = (path: string, waivers?: object[]) => oneNamespace({ metadata: { path }, ...(waivers && { waivers }) });

test.each<[which: string, scopes: string[], covers: number | undefined]>([
  ['the first, for one thing', [BUS, 'dev/*'], 0],
  ['the first, for all below', ['dev/*', BUS], 0],
  ['the first by another name', ['dev/bus', BUS], 0],
  ['the second where the first is for something else', ['dev/other', 'dev/*'], 1],
  ['the second, for one thing, where the first is for all elsewhere', ['prod/*', BUS], 1],
  ['none', ['dev/other', 'prod/*'], undefined],
])('of two exceptions of a file, %s covers what both are for', (_, scopes, covers) => {
  const options = inFile(...scopes.map((scope, index) => ({ scope, ticket: `${index}` })));
  const { records } = audited(built('dev/bus/Resource'), { rules: RULES, ...options });
  expect(records[0]?.findings[0]?.waiver?.ticket).toBe(covers === undefined ? undefined : `${covers}`);
  expect(records[0]?.status).toBe(covers === undefined ? 'non-compliant' : 'waived');
});

test('what stands beside a resource covers it before what a file says', () => {
  const document = built('dev/bus/Resource', [{ id: 'XX-001', ...GROUNDS, ticket: 'code' }]);
  const { records } = audited(document, { rules: RULES, ...inFile({ scope: 'dev/bus', ticket: 'file' }) });
  expect(records[0]?.findings[0]?.waiver?.ticket).toBe('code');
});

test('where the first that is for something has ended, the next one covers it', () => {
  const options = inFile(
    { scope: BUS, ticket: 'ended', expires: '2026-11-21' },
    { scope: BUS, ticket: 'holds', expires: '2026-11-22' },
  );
  const { records } = audited(built('dev/bus/Resource'), { rules: RULES, ...options });
  expect(records[0]?.findings[0]?.waiver?.ticket).toBe('holds');
});

test.each<[what: string, id: string, status: string]>([
  ['of the rule', 'XX-001', 'waived'],
  ['of one finding of it', 'XX-001[name]', 'unknown'],
  ['of another rule', 'XX-002', 'unknown'],
])('what nobody can tell is covered by an exception %s, or not', (_, id, status) => {
  const rules = [ruleThatSays({ kind: 'unknown', reason: 'x' })];
  const { records } = audited(built('dev/bus'), { rules, ...inFile({ id, scope: BUS }) });
  expect([records[0]?.status, records[0]?.waiver !== undefined]).toEqual([status, status === 'waived']);
});

test('what is right, and what a rule is not about, stays so, and needs no exception', () => {
  for (const verdict of [compliant(), notApplicable('small')]) {
    const result = audited(oneNamespace(), { rules: [ruleThatSays(verdict)], ...inFile({ scope: BUS }) });
    expect(result.records.map(({ status }) => status)).toEqual([verdict.kind]);
    expect(result.waiverFindings.map(({ rule }) => rule.id)).toEqual(['WV-002']);
  }
});

/** Ids and messages of what is wrong with exceptions. */
const faults = (documents: readonly TerraformDocument[], options: object, rules: readonly AuditRule[] = RULES) =>
  audit(documents, { today: TODAY, rules, ...options }).waiverFindings.map(({ rule, message }) => [rule.id, message]);

test.each<[expires: string, faults: string[][]]>([
  ['2026-11-21', [['WV-001', 'it ended on 2026-11-21']]],
  ['2026-11-22', []],
  // A year of 366 days from the day of the audit.
  ['2027-11-23', []],
  ['2027-11-24', [['WV-005', 'it ends on 2027-11-24, more than a year from now']]],
])('of an exception that ends on %s is told %j', (expires, expected) => {
  expect(faults([oneNamespace()], inFile({ scope: BUS, expires }))).toEqual(expected);
});

test('of one exception all that is wrong is told, in one order', () => {
  const options = inFile({ scope: BUS, expires: '2030-01-01' }, { scope: BUS, expires: '2026-01-01' }, { scope: '*' });
  expect(faults([oneNamespace()], options, [ruleThatFinds([{}], { waivable: false })])).toEqual([
    ['WV-004', 'XX-001 has no exceptions'],
    ['WV-005', 'it ends on 2030-01-01, more than a year from now'],
    ['WV-004', 'XX-001 has no exceptions'],
    ['WV-006', `it stands already at w.json:1:2: waiver 1 (XX-001 at ${BUS}); take one of the two away`],
    ['WV-001', 'it ended on 2026-01-01'],
    ['WV-004', 'XX-001 has no exceptions'],
    ['WV-003', '* is everything; name what it is for'],
  ]);
});

test('only what the rule of an exception does not allow is not covered by it', () => {
  const rules = [ruleThatFinds([{}]), ruleThatFinds([{}], { id: 'XX-002', waivable: false })];
  const result = audited(oneNamespace(), { rules, ...inFile({ scope: BUS }, { id: 'XX-002', scope: BUS }) });
  expect(result.records.map(({ status }) => status)).toEqual(['waived', 'non-compliant']);
});

test.each(['*', '/*', '**', '*/*', '/'])('the scope %s is everything', (scope) => {
  const result = audited(oneNamespace(), { rules: RULES, ...inFile({ scope }) });
  expect(result.records.map(({ status }) => status)).toEqual(['waived']);
  expect(result.waiverFindings.map(({ message }) => message)).toEqual([`${scope} is everything; name what it is for`]);
});

describe('an exception for all below a construct', () => {
  const at = (path: string, name: string) => ({ name, '//': { metadata: { path: `${path}/Resource` } } });
  const document = documentOf({
    azurerm_servicebus_namespace: {
      wrong: at('dev/wrong', 'wrong'),
      alsoWrong: at('dev/also', 'wrong'),
      right: at('dev/right', 'right'),
      alsoRight: at('dev/deep/right', 'right'),
      small: at('dev/small', 'small'),
      elsewhere: at('prod/right', 'right'),
      near: at('dev2/right', 'right'),
    },
  });
  const judge: AuditRule['judge'] = ({ values: { name } }) =>
    name === 'right'
      ? compliant()
      : name === 'small'
        ? notApplicable('small')
        : { kind: 'non-compliant', findings: [{ argument: 'name', got: 'x', expected: 'y' }] };
  const rules = [ruleThatSays(compliant(), { judge }), ruleThatSays(compliant(), { id: 'XX-002' })];

  test('is told where it covers what follows the rule as well, with what needs it', () => {
    expect(faults([document], inFile({ scope: 'dev/*' }), rules)).toEqual([
      ['WV-003', 'it also covers 2 that follow the rule; name only dev/wrong, dev/also'],
    ]);
  });

  test('is not too wide where nothing needs it: that is told', () => {
    expect(faults([document], inFile({ scope: 'dev/deep/*' }), rules)).toEqual([
      ['WV-002', 'nothing at dev/deep/* needs it'],
    ]);
  });

  test('is as narrow as can be where all below needs it, or the rule is not about it', () => {
    expect(faults([document], inFile({ scope: 'dev/wrong/*' }), rules)).toEqual([]);
  });

  test('may be for the same in several documents', () => {
    const both = [document, { ...document, path: 'other' }];
    expect(faults(both, inFile({ scope: 'dev/wrong/*' }), rules)).toEqual([]);
    expect(faults(both, inFile({ scope: 'dev/wrong' }), rules)).toEqual([
      ['WV-003', 'dev/wrong is in 2 documents; use the construct path'],
    ]);
  });

  test('names what has no construct by its address', () => {
    const plain = documentOf(
      { azurerm_servicebus_namespace: { a: { name: 'wrong' }, b: { name: 'right' } } },
      { '//': { metadata: { stackName: 'dev' } } },
    );
    expect(faults([plain], inFile({ scope: 'dev/*' }), rules)).toEqual([
      ['WV-003', 'it also covers 1 that follow the rule; name only azurerm_servicebus_namespace.a'],
    ]);
  });
});

test('an exception in code is for what it stands beside, whatever that is called', () => {
  const exception = [{ id: 'XX-001', ...GROUNDS }];
  const odd = documentOf({
    azurerm_servicebus_namespace: {
      bus: { name: 'x', '//': { metadata: { path: 'dev/*/Resource' }, waivers: exception } },
      right: { name: 'right', '//': { metadata: { path: 'dev/right/Resource' } } },
    },
  });
  const judge: AuditRule['judge'] = ({ values }) =>
    values.name === 'right'
      ? compliant()
      : { kind: 'non-compliant', findings: [{ argument: 'name', got: 'x', expected: 'y' }] };
  expect(faults([odd], {}, [ruleThatSays(compliant(), { judge })])).toEqual([]);
});

test('an address that is in two documents is no scope too wide where one of them follows the rule', () => {
  const judge: AuditRule['judge'] = (_, { source }) =>
    source.path === 'right' ? compliant() : RULES[0]!.judge({} as never, {} as never);
  const both = ['wrong', 'right'].map((path) => ({ ...oneNamespace(), path }));
  expect(faults(both, inFile({ scope: BUS }), [ruleThatSays(compliant(), { judge })])).toEqual([]);
});

test('two documents that have one resource each, with an exception beside it, say nothing twice', () => {
  const exception = [{ id: 'XX-001', ...GROUNDS }];
  expect(faults([built('dev/bus', exception), { ...built('dev/bus', exception), path: 'other' }], {})).toEqual([]);
});

describe('the approver of the template', () => {
  const TEMPLATE = { ...GROUNDS, approver: 'platform-security@example.com' };
  const inCode = (change: object, rules = RULES) => {
    const said = { waivers: [{ id: 'XX-001', ...TEMPLATE, ...change }] };
    const result = audited(oneNamespace(said), { rules });
    return [result.records.map(({ status }) => status), result.waiverFindings.map(({ rule }) => rule.id)];
  };

  test.each(['2020-01-01', '2040-01-01'])('in code has no end, not on %s either', (expires) => {
    expect(inCode({ expires })).toEqual([['waived'], []]);
  });

  test('in code is told of where nothing needs it, or the rule has no exceptions', () => {
    expect(inCode({ id: 'XX-001[a]', expires: '2020-01-01' })).toEqual([['non-compliant'], ['WV-002']]);
    expect(inCode({}, [ruleThatFinds([{}], { waivable: false })])).toEqual([['non-compliant'], ['WV-004']]);
  });

  test('in a file is one as any other', () => {
    const { records, waiverFindings } = audited(oneNamespace(), {
      rules: RULES,
      ...inFile({ ...TEMPLATE, scope: BUS, expires: '2020-01-01' }),
    });
    expect(records.map(({ status }) => status)).toEqual(['non-compliant']);
    expect(waiverFindings.map(({ rule }) => rule.id)).toEqual(['WV-001']);
  });
});

describe('an exception from a check of checkov', () => {
  const check = (id: string, passed: boolean) => {
    const checks = [{ check_id: id, file_path: '/stack/cdk.tf.json', resource: `${BUS}` }];
    return { checkov: checkovResults({ results: { [passed ? 'passed_checks' : 'failed_checks']: checks } }) };
  };
  const said = (waivers: object, checkov: object) => {
    const result = audited(oneNamespace(), { rules: RULES, ...waivers, ...checkov });
    return [result.checkov[0]?.waiver?.ticket, result.waiverFindings.map(({ rule }) => rule.id)];
  };

  test.each<[what: string, entry: object, passed: boolean, covered: string | undefined, faults: string[]]>([
    ['that fails', { id: 'CKV_1' }, false, 'SEC-1', []],
    ['that passes is not needed', { id: 'CKV_1' }, true, undefined, ['WV-002']],
    ['of another one', { id: 'CKV_2' }, false, undefined, ['WV-002']],
    ['of a part of it, which it has not', { id: 'CKV_1[a]' }, false, undefined, ['WV-002']],
    ['that has ended', { id: 'CKV_1', expires: '2026-01-01' }, false, undefined, ['WV-001']],
  ])('%s', (_, entry, passed, covered, expected) => {
    expect(said(inFile({ scope: BUS, ...entry }), check('CKV_1', passed))).toEqual([covered, expected]);
  });

  test('of two, the first that holds covers it; neither is told as not needed', () => {
    const entries = [
      { id: 'CKV_1', scope: BUS, ticket: 'ended', expires: '2026-01-01' },
      { id: 'CKV_1', scope: BUS, ticket: 'holds' },
    ];
    expect(said(inFile(...entries), check('CKV_1', false))).toEqual(['holds', ['WV-001', 'WV-006']]);
  });

  test('is one from a rule where the check is called like it: what it covers of the rule is told all the same', () => {
    const wide = documentOf({
      azurerm_servicebus_namespace: {
        bus: { name: 'x', '//': { metadata: { path: 'dev/bus' } } },
        right: { name: 'right', '//': { metadata: { path: 'dev/right' } } },
      },
    });
    const judge: AuditRule['judge'] = ({ values }, document) =>
      values.name === 'right' ? compliant() : RULES[0]!.judge({} as never, document);
    const result = audited(wide, {
      rules: [ruleThatSays(compliant(), { judge })],
      ...inFile({ scope: 'dev/*' }),
      ...check('XX-001', false),
    });
    expect(result.waiverFindings.map(({ message }) => message)).toEqual([
      'it also covers 1 that follow the rule; name only dev/bus',
    ]);
  });
});
