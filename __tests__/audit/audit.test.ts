import {
  type AuditRule,
  audit,
  auditRules,
  auditTable,
  compliant,
  notApplicable,
  openRecords,
  Unresolved,
} from '../../lib/audit';
import { parseDocument } from '../../lib/terraform';
import { environments } from '../support/shipped';
import { shippedTexts } from '../support/shipped/synthesized';
import { audited, documentOf, recordAt, TODAY } from './documents';

const RULE: AuditRule = {
  id: 'XX-001',
  version: 1,
  title: 'a rule of a test',
  severity: 'high',
  rationale: 'to be tried',
  remediation: 'nothing',
  controls: {},
  waivable: true,
  appliesTo: ['azurerm_servicebus_namespace'],
  judge: () => compliant(),
};
const TWO = documentOf({
  azurerm_servicebus_namespace: { a: { name: 'first' }, b: { name: '${var.name}' } },
  azurerm_unheard_of: { c: {} },
});

test.each<[what: string, judge: AuditRule['judge'], status: string, reason: RegExp | undefined]>([
  ['passes', () => compliant({ argument: 'name', got: 'x', expected: 'x' }), 'compliant', undefined],
  ['is about something else', () => notApplicable('not about this'), 'not-applicable', /not about this/],
  [
    'meets what only Terraform knows',
    () => {
      throw new Unresolved('name is ${var.name}');
    },
    'unknown',
    /name is \$\{var\.name\}/,
  ],
  [
    'fails itself',
    () => {
      throw new TypeError('x is not a function');
    },
    'unknown',
    /this program fails on it: x is not a function; please report it/,
  ],
])('a rule that %s has one record for each resource', (_, judge, status, reason) => {
  const { records } = audited(TWO, { rules: [{ ...RULE, judge }] });
  expect(records.map((record) => [record.address, record.status])).toEqual([
    ['azurerm_servicebus_namespace.a', status],
    ['azurerm_servicebus_namespace.b', status],
  ]);
  for (const record of records) if (reason !== undefined) expect(record.reason).toMatch(reason);
});

test('nobody can tell is no pass: it is open', () => {
  const unknown = () => {
    throw new Unresolved('not known');
  };
  expect(openRecords(audited(TWO, { rules: [{ ...RULE, judge: unknown }] }))).toHaveLength(2);
});

test('what nobody looked at is said: types without rules, rules without resources', () => {
  const { unknownTypes, idleRules } = audited(TWO);
  expect([...unknownTypes]).toEqual([['azurerm_unheard_of', 1]]);
  expect(idleRules).toContain('FN-001');
  expect(idleRules).not.toContain('SB-AUTH-001');
});

test('types without rules are in the order of their names, each with how many there are of it', () => {
  const odd = documentOf({ azurerm_z: { a: {} }, azurerm_b: { a: {}, b: {} }, azurerm_m: { a: {} } });
  expect([...audited(odd).unknownTypes]).toEqual([
    ['azurerm_b', 2],
    ['azurerm_m', 1],
    ['azurerm_z', 1],
  ]);
});

test('a document with variables is audited as far as it goes', () => {
  const result = audited(TWO);
  expect(recordAt(result, 'SB-AUTH-001', 'azurerm_servicebus_namespace.b').status).toBe('non-compliant');
  const later = documentOf({ azurerm_servicebus_namespace: { b: { sku: '${var.sku}', local_auth_enabled: false } } });
  expect(recordAt(audited(later), 'SB-AUTH-001', 'azurerm_servicebus_namespace.b').status).toBe('compliant');
  expect(recordAt(audited(later), 'SB-ENC-001', 'azurerm_servicebus_namespace.b').reason).toMatch(
    /sku is \$\{var\.sku\}/,
  );
});

test('a record says where: the line of the argument in the file, and its pointer', () => {
  const document = documentOf({ azurerm_servicebus_namespace: { bus: { name: 'x', local_auth_enabled: true } } });
  const { text } = document.files[0]!;
  const [finding] = recordAt(audited(document), 'SB-AUTH-001', 'azurerm_servicebus_namespace.bus').findings;
  expect(text.split('\n')[finding!.location.line - 1]).toContain('"local_auth_enabled": true');
  expect(finding!.location.pointer).toBe('/resource/azurerm_servicebus_namespace/bus/local_auth_enabled');
  const absent = recordAt(audited(document), 'SB-TLS-001', 'azurerm_servicebus_namespace.bus').findings[0]!;
  expect(text.split('\n')[absent.location.line - 1]).toContain('"bus": {');
  expect(text.split('\n')[absent.location.endLine - 1]).toMatch(/^\s*\}/);
});

describe('the line of a finding', () => {
  const json = { resource: { azurerm_servicebus_namespace: { b: { name: 'b', local_auth_enabled: true } } } };
  const pretty = JSON.stringify(json, undefined, 2);

  test.each([
    ['in a file of one line', JSON.stringify(json), 1],
    ['in a file as Terraform writes it', pretty, 6],
    ['after line breaks alone', `\n\n\n${pretty}`, 9],
    ['after an empty line within', pretty.replace('"b": {', '\n\n"b": {'), 8],
    ['with breaks of Windows', pretty.replaceAll('\n', '\r\n'), 6],
  ])('%s', (_, text, line) => {
    const result = audited(parseDocument('a.tf.json', text));
    const { findings } = recordAt(result, 'SB-AUTH-001', 'azurerm_servicebus_namespace.b');
    expect(findings.map(({ location }) => location.line)).toEqual([line]);
  });
});

test('how far it is, is told before each rule, for all documents', () => {
  const told: (readonly [number, number])[] = [];
  const rules = [RULE, { ...RULE, id: 'XX-002' }];
  audit([TWO, TWO], { today: TODAY, rules, onProgress: (done, all) => told.push([done, all]) });
  expect(told).toEqual([0, 1, 2, 3].map((done) => [done, 4]));
});

describe('the shipped environments', () => {
  const texts = shippedTexts();
  const documents = environments.map(({ name }) => parseDocument(`cdktf.out/stacks/${name}/cdk.tf.json`, texts[name]!));

  test('follow every rule, or have an exception', () => {
    const result = audit(documents, { today: TODAY });
    expect(openRecords(result).map(({ rule, address, reason }) => [rule.id, address, reason])).toEqual([]);
    expect(result.waiverFindings).toEqual([]);
  });

  test('prod does without what costs and lets results back, and nothing is not applicable to its tier', () => {
    const { records } = audited(documents[environments.findIndex(({ name }) => name === 'prod')]!);
    const excepted = records.filter(({ status }) => status === 'waived').map(({ rule }) => rule.id);
    expect([...new Set(excepted)].sort()).toEqual([
      // The identity that Azure ML makes with a workspace.
      'AML-003',
      // One machine, since messages wait.
      'PLAN-002',
      'PLAN-003',
      // Event Grid, which brings back what becomes of jobs.
      'SB-NET-004',
      // A key of one's own and a second region for what can be made anew.
      'ST-010',
      'ST-011',
    ]);
    const bus = records.filter(({ address }) => address.startsWith('azurerm_servicebus_namespace.'));
    expect(new Set(bus.map(({ status }) => status))).toEqual(new Set(['compliant', 'not-applicable', 'waived']));
    expect(
      bus.filter(({ status }) => status === 'not-applicable').map(({ rule, reason }) => [rule.id, reason]),
    ).toEqual([
      ['SB-NET-002', 'nobody comes from the internet: public_network_access_enabled is false'],
      ['SB-NET-002', 'nobody comes from the internet: public_network_access_enabled is false'],
    ]);
  });

  test('dev says what Standard cannot do, and why', () => {
    const { records } = audited(documents[environments.findIndex(({ name }) => name === 'dev')]!);
    const reasons = records
      .filter(({ status }) => status === 'not-applicable')
      .map(({ rule, reason }) => [rule.id, reason]);
    for (const rule of ['SB-ENC-001', 'SB-ENC-002', 'SB-NET-003', 'SB-DR-001', 'SB-ALERT-004']) {
      expect(reasons).toContainEqual([
        rule,
        expect.stringMatching(/is part of Premium only, and the namespace is Standard/),
      ]);
    }
  });

  test('stay as they are for a clone that nobody has changed, and say that nobody has approved their exceptions', () => {
    const later = audit(documents, { today: '2031-01-01' });
    expect([...openRecords(later), ...later.waiverFindings]).toEqual([]);
    expect(auditTable(later, false)).toMatch(
      /\d+ exceptions of the template: nobody has approved them, and they have no end, [^\n]*\S\n/,
    );
  });

  const approved = environments.map(({ name }) =>
    parseDocument(name, texts[name]!.replaceAll('platform-security@example.com', 'security@contoso.com')),
  );

  test.each([
    ['2027-03-31', []],
    ['2027-04-01', [/^\d+ exceptions end within 90 days: on 2027-06-30 .*SB-NET-001 at (dev|quickstart)\/bus/]],
    ['2027-06-30', [/ end within 90 days: /]],
  ])('with an approver, on %s, they tell of an end ninety days before', (today, notices) => {
    const told = auditTable(audit(approved, { today }), false).split('\n').slice(0, -1);
    const lines = told.filter((line) => line.includes('exceptions end') || line.includes('template'));
    expect(lines).toEqual(notices.map((notice) => expect.stringMatching(notice)));
  });

  test('with an approver, they fail on the day after an exception ends', () => {
    const documents = approved;
    const expired = audit(documents, { today: '2027-07-01' });
    expect(openRecords(expired).length).toBeGreaterThan(10);
    expect(new Set(expired.waiverFindings.map(({ rule }) => rule.id))).toEqual(new Set(['WV-001']));
    expect(audit(documents, { today: '2027-06-30' }).waiverFindings).toEqual([]);
  });

  test('have a record for every rule and every resource that it is about', () => {
    const { records } = audit(documents, { today: TODAY });
    const namespaces = documents.flatMap(({ resources }) => resources.filter(({ type }) => type === RULE.appliesTo[0]));
    const about = auditRules.filter(({ appliesTo }) => appliesTo.includes(RULE.appliesTo[0]!));
    const found = records.filter(
      ({ rule, address }) => about.some(({ id }) => id === rule.id) && address.startsWith(`${RULE.appliesTo[0]}.`),
    );
    expect(found).toHaveLength(namespaces.length * about.length);
  });
});
