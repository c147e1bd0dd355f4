import { type AuditOptions, audit, auditRules, MalformedWaivers, waiversFromText } from '../../lib/audit';
import { audited, documentOf, RULE_IDS, recordAt } from './documents';

const GROUNDS = {
  reason: 'the producer cannot use Entra ID before its next release',
  approver: 'security@example.com',
  ticket: 'SEC-1',
  expires: '2027-06-30',
};
const LOCAL = { local_auth_enabled: true, name: 'x' };
const BUS = 'azurerm_servicebus_namespace.bus';

/** Namespaces by name, each with the construct path that cdktf would give it. */
function namespaces(byName: Readonly<Record<string, { values: object; waivers?: unknown }>>) {
  const entries = Object.entries(byName).map(([name, { values, waivers }]) => [
    name,
    {
      ...values,
      '//': { metadata: { path: `dev/${name}/Resource` }, ...(waivers === undefined ? {} : { waivers }) },
    },
  ]);
  return documentOf({ azurerm_servicebus_namespace: Object.fromEntries(entries) });
}

const inFile = (...entries: object[]): Pick<AuditOptions, 'waivers'> => ({
  waivers: waiversFromText('waivers.json', JSON.stringify(entries), RULE_IDS),
});

test('an exception beside a resource covers its finding there, and nothing else', () => {
  const result = audited(
    namespaces({ bus: { values: LOCAL, waivers: [{ id: 'SB-AUTH-001', ...GROUNDS }] }, other: { values: LOCAL } }),
  );
  const record = recordAt(result, 'SB-AUTH-001', BUS);
  expect([record.status, record.findings[0]?.waiver?.ticket]).toEqual(['waived', 'SEC-1']);
  expect(recordAt(result, 'SB-AUTH-001', 'azurerm_servicebus_namespace.other').status).toBe('non-compliant');
  expect(recordAt(result, 'SB-TLS-001', BUS).status).toBe('non-compliant');
  expect(result.waiverFindings).toEqual([]);
});

test.each([
  ['its construct path', 'dev/bus'],
  ['its address', BUS],
  ['everything below its stack', 'dev/*'],
  ['everything below itself', 'dev/bus/*'],
])('an exception of a file names a resource by %s', (_, scope) => {
  const result = audited(namespaces({ bus: { values: LOCAL } }), inFile({ id: 'SB-AUTH-001', scope, ...GROUNDS }));
  expect(recordAt(result, 'SB-AUTH-001', BUS).status).toBe('waived');
  expect(result.waiverFindings).toEqual([]);
});

test('an exception holds on its last day, and not on the next', () => {
  const document = namespaces({ bus: { values: LOCAL, waivers: [{ id: 'SB-AUTH-001', ...GROUNDS }] } });
  const on = (today: string) => recordAt(audited(document, { today }), 'SB-AUTH-001', BUS).status;
  expect([on('2027-06-30'), on('2027-07-01')]).toEqual(['waived', 'non-compliant']);
});

test('everything below a construct is not what only begins with its name', () => {
  const document = namespaces({ bus: { values: LOCAL }, bus2: { values: LOCAL } });
  const result = audited(document, inFile({ id: 'SB-AUTH-001', scope: 'dev/bus/*', ...GROUNDS }));
  expect(recordAt(result, 'SB-AUTH-001', 'azurerm_servicebus_namespace.bus2').status).toBe('non-compliant');
});

test('an exception can be for one finding of several', () => {
  const app = 'azurerm_linux_function_app.app';
  const [key, other] = ['primary_access_key', 'secondary_access_key'].map(
    (name) => `\${azurerm_storage_account.a.${name}}`,
  );
  const document = documentOf({ azurerm_linux_function_app: { app: { app_settings: { A: key, B: other } } } });
  const waive = (id: string) => inFile({ id, scope: app, ...GROUNDS });
  const one = recordAt(audited(document, waive('SB-SEC-001[app_settings.A]')), 'SB-SEC-001', app);
  expect([one.status, one.findings.map(({ waiver }) => waiver !== undefined)]).toEqual([
    'non-compliant',
    [true, false],
  ]);
  expect(recordAt(audited(document, waive('SB-SEC-001')), 'SB-SEC-001', app).status).toBe('waived');
});

test('what nobody can tell can be excepted too', () => {
  const result = audited(
    namespaces({ bus: { values: { sku: '${var.sku}' } } }),
    inFile({ id: 'SB-ENC-001', scope: 'dev/bus', ...GROUNDS }),
  );
  expect(recordAt(result, 'SB-ENC-001', BUS)).toMatchObject({ status: 'waived', waiver: { ticket: 'SEC-1' } });
});

test('outputs and the document are named with their stack', () => {
  const document = documentOf(
    {},
    {
      '//': { metadata: { stackName: 'dev' } },
      terraform: {},
      output: { key: { value: '${azurerm_servicebus_namespace.b.default_primary_key}', sensitive: true } },
    },
  );
  const result = audited(
    document,
    inFile(
      { id: 'TF-001', scope: 'dev/terraform', ...GROUNDS },
      { id: 'SB-SEC-001', scope: 'dev/output.key', ...GROUNDS },
    ),
  );
  expect(recordAt(result, 'TF-001', 'terraform').status).toBe('waived');
  expect(recordAt(result, 'SB-SEC-001', 'output.key').status).toBe('waived');
});

const FINE = { local_auth_enabled: false };

test.each<[fault: string, rule: string, waiver: object, message: RegExp, stillOpen: boolean]>([
  ['has expired', 'WV-001', { expires: '2026-11-21' }, /it ended on 2026-11-21/, true],
  ['is not needed', 'WV-002', { id: 'SB-LOG-001', scope: 'dev/fine' }, /nothing at dev\/fine needs it/, true],
  ['is for nothing that is there', 'WV-002', { scope: 'prod/bus' }, /nothing at prod\/bus needs it/, true],
  ['is for everything', 'WV-003', { scope: '*' }, /\* is everything; name what it is for/, false],
  [
    'covers what follows the rule',
    'WV-003',
    { scope: 'dev/*' },
    /it also covers 1 that follow the rule; name only dev\/bus/,
    false,
  ],
  ['lasts for years', 'WV-005', { expires: '2028-01-01' }, /it ends on 2028-01-01, more than a year from now/, false],
])('an exception that %s is a finding', (_, rule, change, message, stillOpen) => {
  const fine = {
    ...FINE,
    '//': { metadata: { path: 'dev/fine/Resource' } },
  };
  const bus = { ...LOCAL, '//': { metadata: { path: 'dev/bus/Resource' } } };
  const document = documentOf({
    azurerm_servicebus_namespace: { bus, fine },
    azurerm_monitor_diagnostic_setting: {
      logs: {
        target_resource_id: '${azurerm_servicebus_namespace.fine.id}',
        enabled_log: [{ category_group: 'allLogs' }],
      },
    },
  });
  const result = audited(document, inFile({ id: 'SB-AUTH-001', scope: 'dev/bus', ...GROUNDS, ...change }));
  expect(result.waiverFindings.map((finding) => [finding.rule.id, finding.message])).toEqual([
    [rule, expect.stringMatching(message)],
  ]);
  expect(recordAt(result, 'SB-AUTH-001', BUS).status).toBe(stillOpen ? 'non-compliant' : 'waived');
});

test('some rules have no exceptions', () => {
  const type = 'azurerm_servicebus_topic_authorization_rule';
  const result = audited(
    documentOf({ [type]: { key: { name: 'k', manage: true } } }),
    inFile({ id: 'SB-AUTH-003', scope: `${type}.key`, ...GROUNDS }),
  );
  expect(recordAt(result, 'SB-AUTH-003', `${type}.key`).status).toBe('non-compliant');
  expect(result.waiverFindings.map(({ rule, message }) => [rule.id, message])).toEqual([
    ['WV-004', 'SB-AUTH-003 has no exceptions'],
  ]);
});

test('the rules without exceptions are those that nobody breaks for a reason', () => {
  expect(auditRules.filter(({ waivable }) => !waivable).map(({ id }) => id)).toEqual([
    'SB-AUTH-003',
    'SB-RULE-002',
    'SB-SEC-002',
    'SB-SEC-003',
  ]);
});

test('an address that is in several documents is too wide', () => {
  const both = ['a', 'b'].map((name) =>
    documentOf({ azurerm_servicebus_namespace: { bus: LOCAL } }, {}, `${name}/cdk.tf.json`),
  );
  const { waiverFindings } = audit(both, {
    today: '2026-11-22',
    ...inFile({ id: 'SB-AUTH-001', scope: BUS, ...GROUNDS }),
  });
  expect(waiverFindings.map(({ rule, message }) => [rule.id, message])).toEqual([
    ['WV-003', `${BUS} is in 2 documents; use the construct path`],
  ]);
});

test('an exception of a check of checkov is judged only with its results', () => {
  const waiver = inFile({ id: 'CKV_AZURE_199', scope: 'dev/bus', ...GROUNDS });
  const document = namespaces({ bus: { values: LOCAL } });
  expect(audited(document, waiver).waiverFindings).toEqual([]);
  expect(audited(document, { ...waiver, checkov: [] }).waiverFindings.map(({ rule }) => rule.id)).toEqual(['WV-002']);
});

const GOOD = { id: 'SB-AUTH-001', scope: 'dev/bus', ...GROUNDS };

test.each<[problem: string, entry: unknown, message: RegExp]>([
  ['no list', { ...GOOD }, /^waivers.json:1:1: got a map, allowed a list; begin each entry with "- "$/],
  ['a text', ['all'], /^waivers.json:1:2: waiver 1: waiver: got "all", allowed an object with id, .*scope/],
  ['no scope', [{ ...GOOD, scope: undefined }], /waiver 1 \(SB-AUTH-001\): scope: got nothing/],
  ['no reason', [GOOD, { ...GOOD, reason: 'ok' }], /waiver 2 \(SB-AUTH-001 at dev\/bus\): reason: got "ok"/],
  ['an end in other words', [{ ...GOOD, expires: '30.6.2027' }], /expires: got "30.6.2027", allowed a day such as/],
  ['an end that no calendar has', [{ ...GOOD, expires: '2027-02-29' }], /expires: got "2027-02-29"/],
  ['a misspelt rule', [{ ...GOOD, id: 'SB-AUTH-01' }], /id: there is no rule SB-AUTH-01; did you mean SB-AUTH-001\?/],
  [
    'a rule that is nowhere',
    [{ ...GOOD, id: 'ABCDEF-999' }],
    /there is no rule ABCDEF-999; see training-job-scheduler audit --rules/,
  ],
  ['what nobody knows', [{ ...GOOD, owner: 'me' }], /owner: got "me", allowed id, .*; take it out/],
])('a file with %s is refused, by name', (_, json, message) => {
  const read = () => waiversFromText('waivers.json', JSON.stringify(json), RULE_IDS);
  expect(read).toThrow(MalformedWaivers);
  expect(read).toThrow(message);
});

const GOOD_IN_CODE = { id: 'SB-AUTH-001', ...GROUNDS };

test.each<[problem: string, waivers: unknown, message: RegExp]>([
  ['no list', 'none', /cdk.tf.json:11:11: azurerm_servicebus_namespace.bus: waivers: got "none", allowed a list/],
  ['no grounds', [{ id: 'SB-AUTH-001' }], /cdk.tf.json:12:13: \S+.bus: waiver 1 \(SB-AUTH-001\): reason: got nothing/],
  ['a number', [{ ...GOOD_IN_CODE, ticket: 7 }], /ticket: got 7, allowed a text; put it in quotes: "7"$/],
  ['what is no waiver', [null], /waiver 1: waiver: got null, allowed an object/],
  ['a misspelt rule', [{ ...GROUNDS, id: 'SB-AUTH-0001' }], /did you mean SB-AUTH-001\?/],
])('exceptions in the JSON with %s are refused, by name', (_, waivers, message) => {
  expect(() => audited(namespaces({ bus: { values: LOCAL, waivers } }))).toThrow(message);
});

test('what is wrong with the exceptions of several documents is said at once', () => {
  const bad = { azurerm_servicebus_namespace: { bus: { ...LOCAL, '//': { waivers: [{ ...GROUNDS, id: 'x' }] } } } };
  const documents = ['a', 'b'].map((name) => documentOf(bad, {}, `${name}/cdk.tf.json`));
  const read = () => audit(documents, { today: '2026-11-22' });
  expect(read).toThrow(/^a\/cdk.tf.json:14:15: .*: id: got "x".*\nb\/cdk.tf.json:14:15: .*: id: got "x".*$/);
});

describe('the same exception twice', () => {
  const inCode = { bus: { values: LOCAL, waivers: [GOOD_IN_CODE] } };
  const repeatedIn = (document: ReturnType<typeof namespaces>, text = '[]') => {
    const { waiverFindings } = audited(document, { waivers: waiversFromText('w.yaml', text, RULE_IDS) });
    return waiverFindings
      .filter(({ rule }) => rule.id === 'WV-006')
      .map(({ waiver, message }) => `${waiver.place}: ${message}`);
  };
  const entries = (...scopes: string[]) =>
    scopes
      .map((scope) => JSON.stringify({ id: 'SB-AUTH-001', scope, ...GROUNDS }))
      .map((one) => `- ${one}\n`)
      .join('');
  const IN_CODE = 'stack/cdk.tf.json:12:13: azurerm_servicebus_namespace.bus: waiver 1 (SB-AUTH-001)';

  test.each(['dev/bus', BUS, 'dev/*', 'dev/bus/*'])(
    'in code and in a file, as %s, is told with both places',
    (scope) => {
      expect(repeatedIn(namespaces(inCode), entries(scope))).toEqual([
        `w.yaml:1:3: waiver 1 (SB-AUTH-001 at ${scope}): it stands already at ${IN_CODE}; take one of the two away`,
      ]);
    },
  );

  test('beside one resource', () => {
    const document = namespaces({
      bus: { values: LOCAL, waivers: [GOOD_IN_CODE, { ...GOOD_IN_CODE, ticket: 'SEC-2' }] },
    });
    expect(repeatedIn(document)).toEqual([
      `stack/cdk.tf.json:19:13: azurerm_servicebus_namespace.bus: waiver 2 (SB-AUTH-001): it stands already at ${IN_CODE}; take one of the two away`,
    ]);
  });

  test.each([
    ['by one name', ['dev/bus', 'dev/bus']],
    ['by two names', ['dev/bus', BUS]],
    ['by a name and one above', ['dev/bus', 'dev/*']],
    ['for nothing that is there', ['prod/bus', 'prod/bus']],
  ])('in a file %s', (_, scopes) => {
    expect(repeatedIn(namespaces({ bus: { values: LOCAL } }), entries(...scopes))).toEqual([
      `w.yaml:2:3: waiver 2 (SB-AUTH-001 at ${scopes[1]}): it stands already at w.yaml:1:3: waiver 1 (SB-AUTH-001 at ${scopes[0]}); take one of the two away`,
    ]);
  });

  test('is not one for everything, which is told for that, nor one for another finding', () => {
    const plain = namespaces({ bus: { values: LOCAL } });
    expect(repeatedIn(plain, entries('*', 'dev/bus'))).toEqual([]);
    const ofKey = (key: string, scope: string) => ({ id: `SB-SEC-001[${key}]`, scope, ...GROUNDS });
    const told = repeatedIn(plain, JSON.stringify([ofKey('a', 'dev/bus'), ofKey('b', BUS), ofKey('a', BUS)]));
    expect(told).toEqual([expect.stringContaining(`waiver 3 (SB-SEC-001[a] at ${BUS})`)]);
  });

  test('three times is told twice', () => {
    expect(repeatedIn(namespaces({ bus: { values: LOCAL } }), entries('dev/bus', 'dev/bus', 'dev/bus'))).toHaveLength(
      2,
    );
  });

  test('is not what is for another resource, another rule, or another finding', () => {
    const document = namespaces({
      bus: { values: LOCAL, waivers: [GOOD_IN_CODE] },
      other: { values: LOCAL, waivers: [GOOD_IN_CODE] },
    });
    const others = [
      { id: 'SB-AUTH-001', scope: 'prod/bus', ...GROUNDS },
      { id: 'SB-NET-001', scope: 'dev/bus', ...GROUNDS },
      { id: 'SB-SEC-001[a]', scope: 'dev/bus', ...GROUNDS },
      { id: 'SB-SEC-001[b]', scope: 'dev/bus', ...GROUNDS },
    ];
    expect(repeatedIn(document, JSON.stringify(others))).toEqual([]);
  });
});
