import { secretIn, takesSecret, withoutSecrets } from '../../lib/audit/document/secret-texts';

/** Made of parts, so that no scanner takes a test for a leak. */
const made = (...parts: readonly string[]) => parts.join('');
const many = (letter: string, count: number) => letter.repeat(count);
const ENDPOINT = 'Endpoint=sb://bus.example/';
const UUID = '01234567-89ab-cdef-0123-456789abcdef';
const MARKED = made(many('A', 33), '+AS', 'b', many('B', 6), '=');
const OF_APPLICATION = made(many('a', 3), '8', 'Q~', many('b', 31));

test.each<[text: string, what: string]>([
  [made(ENDPOINT, ';SharedAccess', 'Key=k'), 'a connection string of Service Bus'],
  [made(ENDPOINT, ';x=y;SharedAccess', 'Signature=k'), 'a connection string of Service Bus'],
  [made('SharedAccess', 'Key=', many('A', 10)), 'a shared access key'],
  [made('Account', 'Key=', many('A', 10)), 'a key of a storage account'],
  [made('SharedAccess', 'Signature sr=x'), 'a shared access signature'],
  [made('https://x/?a=b&si', 'g=', many('A', 10)), 'a shared access signature'],
  [MARKED, 'a key of Service Bus'],
  [`key: ${MARKED}`, 'a key of Service Bus'],
  [made('Instrumentation', 'Key=', UUID), 'an instrumentation key'],
  [OF_APPLICATION, 'a secret of an application'],
  [made('-----BEGIN RSA ', 'PRIVATE KEY-----'), 'a private key'],
])('%s is %s', (text, what) => {
  expect(secretIn(text)).toBe(what);
  expect(withoutSecrets(text)).toBe(`${what} (not shown)`);
});

test.each([
  '',
  'training',
  ENDPOINT,
  made('SharedAccess', 'Key=short;', ENDPOINT),
  made('SharedAccess', 'Key=short;', ENDPOINT, ';x=y'),
  made('x=y;SharedAccess', 'Key=short'),
  made(ENDPOINT, 'SharedAccess', 'Key=short'),
  made(ENDPOINT, ';SharedAccess', 'Key=${var.key}'),
  made('SharedAccess', 'Key=', many('A', 9)),
  made('SharedAccess', 'Signature ${var.x}'),
  made('si', 'g=', many('A', 10)),
  `A${MARKED}`,
  made('Instrumentation', 'Key=', UUID.slice(1)),
  `a${OF_APPLICATION}`,
  OF_APPLICATION.slice(0, -1),
  made('-----BEGIN ', 'PUBLIC KEY-----'),
])('%s is no secret', (text) => {
  expect(secretIn(text)).toBeUndefined();
  expect(withoutSecrets(text)).toBe(text);
});

test.each([
  ['client_secret', true],
  ['site_config.password', true],
  ['administrator_password', true],
  ['storage_account_access_key', true],
  ['primary_key', true],
  ['identity.0.token', true],
  ['secret', false],
  ['passwords', false],
  ['token_name', false],
  ['key_vault_key_id', false],
  ['clientXsecret', false],
])('whether %s takes nothing but secrets: %s', (argument, isSo) => {
  expect(takesSecret(argument)).toBe(isSo);
});
