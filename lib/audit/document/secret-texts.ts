/** Texts that are secrets of Azure, by how they begin or what they hold; what was found is never shown. */
const SECRETS: readonly (readonly [what: string, pattern: { test(text: string): boolean }])[] = [
  ['a connection string of Service Bus', { test: holdsConnectionString }],
  ['a shared access key', /SharedAccessKey=[A-Za-z0-9+/=]{10,}/],
  ['a key of a storage account', /AccountKey=[A-Za-z0-9+/=]{10,}/],
  [
    'a shared access signature',
    /SharedAccessSignature (?!\$\{)|SharedAccessSignature=(?!\$\{)|[?&]sig=[A-Za-z0-9%]{10,}/,
  ],
  // Keys of Service Bus carry this mark, 44 characters of base64 in all.
  ['a key of Service Bus', /(^|[^A-Za-z0-9+/])[A-Za-z0-9+/]{33}\+ASb[A-Za-z0-9+/]{6}=/],
  ['an instrumentation key', /InstrumentationKey=[0-9a-f-]{36}/i],
  // Secrets of applications of Entra ID carry this mark. @see GitHub secret scanning, azure_active_directory_application_secret
  ['a secret of an application', /(^|[^A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
];

/**
 * Whether an endpoint is followed by a key, however far behind. One expression for both would look for the key from
 * each endpoint on, which takes the square of the time.
 */
function holdsConnectionString(text: string): boolean {
  const endpoint = text.search(/Endpoint=sb:\/\/[^;]/i);
  if (endpoint === -1) return false;
  const end = text.indexOf(';', endpoint);
  return end !== -1 && /SharedAccess(Key|Signature)=(?!\$\{)/i.test(text.slice(end));
}

/** What secret a text holds; `undefined` where none is recognized. */
export function secretIn(text: string): string | undefined {
  return SECRETS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** A text as it may be shown: what looks like a secret is left out as a whole. */
export function withoutSecrets(text: string): string {
  const what = secretIn(text);
  return what === undefined ? text : `${what} (not shown)`;
}

/**
 * Arguments of azurerm, of its backend and of other providers, that take nothing but secrets.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs, "sensitive" in the provider's schema
 */
const TAKES_SECRET =
  /(^|\.)(client_secret|(\w+_)?password|access_key|secret_key|(\w+_)?access_key|shared_key|sas_token|private_key|(primary|secondary)_key|client_certificate_password|token|api_key|connection_string_value)$/;

/** Whether an argument, with dots into blocks, takes a secret and nothing else. */
export function takesSecret(argument: string): boolean {
  return TAKES_SECRET.test(argument);
}
