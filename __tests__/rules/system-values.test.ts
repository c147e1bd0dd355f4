import { CorrelationFilter, MessageContract, Property, SqlAction, SqlFilter } from '../../lib/rules';

const contract = MessageContract.of(
  {
    kind: Property.oneOf('train', 'evaluate'),
    model: Property.string().optional(),
    gpuCount: Property.int({ min: 0 }),
  },
  { Label: Property.oneOf('dataset.ready', 'model.trained').optional(), MessageId: Property.string() },
);
/** The same, as the tools read it from the JSON. */
const json = JSON.parse(
  JSON.stringify({
    schema: contract.jsonSchema(),
    setBySenders: contract.system,
    systemProperties: contract.systemSchema(),
  }),
);
const read = MessageContract.fromJson(json) as MessageContract;

const said = (filter: SqlFilter | CorrelationFilter | SqlAction, by: MessageContract | undefined) =>
  filter
    .diagnostics(by)
    .map(({ severity, code, message, rewrite }) => `${severity} ${code}: ${message}${rewrite ? `; ${rewrite}` : ''}`);

describe.each([
  ['of the code', contract],
  ['of the JSON', read],
])('a contract %s', (_, by) => {
  test.each([
    ["sys.Label = 'dataset.redy'", "outside-contract: sys.Label is never 'dataset.redy'.*; 'dataset.ready'$"],
    ["sys.Label <> 'x' AND kind = 'train'", "outside-contract: sys.Label is never 'x'"],
    ["sys.Label IN ('model.trained', 'model.traind')", "sys.Label is never 'model.traind'.*; 'model.trained'$"],
    ["sys.Label LIKE 'deploy.%'", 'outside-contract: no value fits: sys.Label is one of'],
    ["sys.To = 'x'", 'unknown-property: by the contract no producer sets sys.To'],
    ["sys.Label = 'dataset.ready' AND sys.Label = 'model.trained'", 'always-false'],
    ["kind = 'trian'", "outside-contract: kind is never 'trian'.*; 'train'$"],
    ['gpuCont > 1', 'unknown-property: .*did you mean gpuCount'],
    ['gpuCount < 0', 'outside-contract: no message fulfils this'],
  ])('refuses %s', (sql, expected) => {
    expect(said(SqlFilter.parse(sql), by).join('\n')).toMatch(new RegExp(`^error .*${expected}`));
  });

  test.each([
    "sys.Label = 'model.trained'",
    // Nobody has to set it, and null is unlike both.
    "sys.Label <> 'dataset.ready' AND sys.Label <> 'model.trained'",
    "sys.MessageId LIKE 'a%'",
    "sys.Label LIKE 'model.%'",
  ])('takes %s', (sql) => {
    expect(said(SqlFilter.parse(sql), by)).toEqual([]);
  });

  test('is kept to by correlation filters', () => {
    expect(said(CorrelationFilter.of({ label: 'dataset.redy' }), by)).toEqual([
      "error outside-contract: label is never 'dataset.redy': it is one of 'dataset.ready', 'model.trained'; 'dataset.ready'",
    ]);
    expect(said(CorrelationFilter.of({ label: 'dataset.ready', messageId: 'x' }), by)).toEqual([]);
    expect(said(CorrelationFilter.of({ properties: { gpuCount: '8' } }), by)).toEqual([
      'error always-fails: gpuCount has the type int, and a correlation filter compares text only; use an SqlFilter',
    ]);
    // It is text by the contract, so that senders cannot mean a number.
    expect(said(CorrelationFilter.of({ properties: { model: '8' } }), by)).toEqual([]);
  });

  test('knows the names in actions', () => {
    expect(said(SqlAction.parse("SET queueTier = 'spot'; SET kind = 'train'; REMOVE model"), by)).toEqual([]);
    expect(said(SqlAction.parse("SET modl = 'x'"), by)).toEqual([
      'warning near-miss: sets modl, which is a new property; did you mean model?',
    ]);
    expect(said(SqlAction.parse('REMOVE gpuCuont'), by)).toEqual([
      'error unknown-property: removes gpuCuont, which no message has; did you mean gpuCount?',
    ]);
    expect(
      said(SqlAction.parse("SET modl = 'x'; REMOVE modl").acknowledge('near-miss', 'it is another one'), by),
    ).toEqual([]);
    expect(said(SqlAction.parse('SET tier = modell'), by)).toEqual([
      'error unknown-property: the contract has no property modell; did you mean model?',
    ]);
  });
});

test('without a contract nothing is certain of names, and texts like numbers are a warning', () => {
  expect(said(SqlAction.parse("SET modl = 'x'; REMOVE gpuCuont"), undefined)).toEqual([]);
  expect(said(CorrelationFilter.of({ properties: { gpuCount: '8', urgent: 'true', v: '1.0.2' } }), undefined)).toEqual([
    expect.stringMatching(/^warning correlation-number: gpuCount = '8' .* never equals the number 8 .*; gpuCount = 8$/),
    expect.stringMatching(/^warning correlation-number: urgent .* the boolean true .*; urgent = TRUE$/),
  ]);
});

test('names alone leave everything else open, as before', () => {
  const named = MessageContract.of({ kind: Property.string() }, ['Label']);
  expect(named.system).toEqual(['Label']);
  expect(named.systemSchema()).toBeUndefined();
  expect(said(SqlFilter.parse("sys.Label = 'anything'"), named)).toEqual([]);
});

test.each<[string, object]>([
  ['a pattern', { type: 'string', pattern: '^a' }],
  ['two types', { type: ['string', 'null'] }],
  ['a list of mixed values', { enum: ['x', 1] }],
  ['nothing', {}],
])('what is not understood of a schema refuses nothing: %s', (_, property) => {
  const by = MessageContract.fromJson({ schema: { properties: { kind: property } } });
  expect(said(SqlFilter.parse("kind = 'x' OR kind = 1 OR kind > 2"), by)).toEqual([]);
  expect(said(SqlFilter.parse('kin = 1'), by)).toEqual([expect.stringContaining('did you mean kind?')]);
});

test.each([{}, { properties: {}, $ref: '#/x' }, { properties: {}, patternProperties: {} }, { allOf: [] }])(
  'a schema that does not say which properties there are is no contract: %j',
  (schema) => {
    expect(MessageContract.fromJson({ schema })).toBeUndefined();
  },
);
