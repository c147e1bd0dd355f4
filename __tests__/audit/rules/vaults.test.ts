import { LATER, laterAt, saidOf } from './said';

/** What the rules about vaults, what lies in them, and logs of telemetry say of each way in which these can be written. */

describe('KV-004: who reaches a vault', () => {
  const VAULT = 'azurerm_key_vault';
  const FLAG = 'public_network_access_enabled';
  const RANGES = 'network_acls.ip_rules';
  const SUBNETS = 'network_acls.virtual_network_subnet_ids';
  const said = (flag: unknown, acls?: unknown) => saidOf('KV-004', VAULT, { [FLAG]: flag, network_acls: acls });
  const closed = (got: string) => `compliant: ${FLAG} is ${got}, and shall be false`;
  const open = (got: string) => `non-compliant: ${FLAG} is ${got}, and shall be false`;

  test.each<[flag: unknown, acls: unknown, said: string]>([
    [false, undefined, closed('false')],
    ['false', undefined, closed('"false"')],
    // Closed is closed, whatever the rules would let in.
    [false, { ip_rules: ['0.0.0.0/0'] }, closed('false')],
    [false, LATER, closed('false')],
    [true, undefined, open('true')],
    [undefined, undefined, open('nothing')],
    [undefined, {}, open('nothing')],
    [undefined, { ip_rules: [], virtual_network_subnet_ids: [] }, open('nothing')],
    [LATER, undefined, laterAt(FLAG)],
    [true, { ip_rules: ['10.0.0.1'] }, `compliant: ${RANGES} is ["10.0.0.1"], and shall be named addresses`],
    [LATER, { ip_rules: ['10.0.0.1'] }, `compliant: ${RANGES} is ["10.0.0.1"], and shall be named addresses`],
    [true, { virtual_network_subnet_ids: ['s'] }, `compliant: ${SUBNETS} is ["s"], and shall be named addresses`],
    [
      true,
      { ip_rules: ['10.0.0.1'], virtual_network_subnet_ids: ['s'] },
      `compliant: ${RANGES} is ["10.0.0.1"], and shall be named addresses`,
    ],
    [true, { ip_rules: ['0.0.0.0/0'] }, `non-compliant: ${RANGES} is 0.0.0.0/0, and shall be addresses of somebody`],
    [LATER, { ip_rules: ['*'] }, `non-compliant: ${RANGES} is *, and shall be addresses of somebody`],
    [true, { ip_rules: [LATER] }, laterAt(RANGES)],
    [true, { virtual_network_subnet_ids: LATER }, laterAt(SUBNETS)],
    [true, LATER, laterAt(RANGES)],
  ])('of %j and %j', (flag, acls, expected) => {
    expect(said(flag, acls)).toBe(expected);
  });
});

describe('KV-005 and KV-006: whether what lies in a vault ends', () => {
  const DATE = '2027-01-01T00:00:00Z';
  const AUTOMATIC = 'rotation_policy.automatic';
  const WANTED = `and shall be ${AUTOMATIC}, or expiration_date`;

  test.each<[values: object, said: string]>([
    [{}, `non-compliant: expiration_date is nothing, ${WANTED}`],
    [{ rotation_policy: {} }, `non-compliant: expiration_date is nothing, ${WANTED}`],
    [{ expiration_date: DATE }, `compliant: expiration_date is "${DATE}", ${WANTED}`],
    [
      { rotation_policy: { automatic: { time_before_expiry: 'P30D' } } },
      `compliant: ${AUTOMATIC} is {"time_before_expiry":"P30D"}, ${WANTED}`,
    ],
    [
      { rotation_policy: { automatic: { a: 1 } }, expiration_date: DATE },
      `compliant: ${AUTOMATIC} is {"a":1}, ${WANTED}`,
    ],
    [{ expiration_date: LATER }, laterAt('expiration_date')],
    [{ rotation_policy: LATER, expiration_date: DATE }, laterAt(AUTOMATIC)],
    [
      { expiration_date: '${time_offset.year.rfc3339}' },
      `compliant: expiration_date is \${time_offset.year.rfc3339}, ${WANTED}`,
    ],
  ])('a key with %j', (values, expected) => {
    expect(saidOf('KV-005', 'azurerm_key_vault_key', values)).toBe(expected);
  });

  test.each<[date: unknown, said: string]>([
    [DATE, `compliant: expiration_date is "${DATE}", and shall be a date`],
    [undefined, 'non-compliant: expiration_date is nothing, and shall be a date'],
    [null, 'non-compliant: expiration_date is nothing, and shall be a date'],
    [LATER, laterAt('expiration_date')],
  ])('a secret until %j', (expiration_date, expected) => {
    expect(saidOf('KV-006', 'azurerm_key_vault_secret', { expiration_date })).toBe(expected);
  });
});

test.each(['azurerm_application_insights', 'azurerm_log_analytics_workspace'])(
  'LOG-001: from whom %s takes logs',
  (type) => {
    const OLD = 'local_authentication_disabled';
    const NEW = 'local_authentication_enabled';
    const said = (values: object) => saidOf('LOG-001', type, values);
    expect(said({ [OLD]: true })).toBe(`compliant: ${OLD} is true, and shall be true`);
    expect(said({ [OLD]: false, [NEW]: false })).toBe(`non-compliant: ${OLD} is false, and shall be true`);
    expect(said({ [OLD]: LATER })).toBe(laterAt(OLD));
    expect(said({ [NEW]: false })).toBe(`compliant: ${NEW} is false, and shall be false`);
    expect(said({ [NEW]: 'false' })).toBe(`compliant: ${NEW} is "false", and shall be false`);
    expect(said({ [NEW]: true })).toBe(`non-compliant: ${NEW} is true, and shall be false`);
    expect(said({})).toBe(`non-compliant: ${NEW} is nothing, and shall be false`);
    expect(said({ [NEW]: LATER })).toBe(laterAt(NEW));
  },
);
