import { plainText } from '../../../schema';
import { isObject, type JsonObject, Reference } from '../../../terraform';
import { secretIn } from '../../document/secret-texts';
import type { Subject } from '../../document/subject';
import { type Finding, judged, notApplicable, Unresolved, type Verdict } from '../../document/verdict';

const IDENTITY = /__fullyQualifiedNamespace$/;
const EXPECTED = 'no connection string of Service Bus';

/** What a value of a setting is for Service Bus. */
type Connection = 'string' | 'none' | 'unknown';

/**
 * How an app connects to Service Bus: by identity, where a setting is named `<connection>__fullyQualifiedNamespace`, or
 * by a connection string, among its settings or in a block of its own.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-reference#connections
 */
export function judgeConnections(subject: Subject): Verdict {
  const settings = settingsOf(subject);
  const names = Object.keys(settings);
  const identity = names.filter((name) => IDENTITY.test(name));
  const shadowing = new Set(identity.map((name) => name.replace(IDENTITY, '')));
  const findings: Finding[] = [];
  const unknown: string[] = [];
  const found = (argument: string, key: string) =>
    findings.push({ argument, key, got: 'a connection string', expected: EXPECTED });
  for (const name of names) {
    const kind = shadowing.has(name) ? 'string' : connectionIn(name, settings[name]);
    if (kind === 'string') found(`app_settings.${name}`, name);
    if (kind === 'unknown') unknown.push(`app_settings.${name}`);
  }
  for (const [index, block] of blocksOf(subject).entries()) {
    const argument = `connection_string.${index}`;
    const kind = connectionOf(block);
    if (kind === 'string') found(`${argument}.value`, typeof block.name === 'string' ? block.name : argument);
    if (kind === 'unknown') unknown.push(argument);
  }
  if (findings.length === 0 && unknown.length > 0) {
    throw new Unresolved(`${unknown.join(', ')} may be a connection string of Service Bus, and only Terraform knows`);
  }
  if (findings.length === 0 && identity.length === 0) {
    return notApplicable('no setting of the app is a connection to Service Bus');
  }
  return judged(findings, [{ argument: 'app_settings', got: identity.join(', '), expected: EXPECTED }]);
}

/** @throws Unresolved where only Terraform knows the settings as a whole */
function settingsOf(subject: Subject): JsonObject {
  const settings = subject.raw('app_settings');
  if (settings instanceof Reference) throw new Unresolved('app_settings are known to Terraform alone');
  return isObject(settings) ? settings : {};
}

function blocksOf(subject: Subject): readonly JsonObject[] {
  const blocks = subject.raw('connection_string');
  if (blocks instanceof Reference) throw new Unresolved('connection_string is known to Terraform alone');
  const all = Array.isArray(blocks) ? blocks : [blocks];
  if (all.some((block) => block instanceof Reference)) {
    throw new Unresolved('a connection_string is known to Terraform alone');
  }
  return all.filter(isObject);
}

/** Settings that are for Service Bus by their names: `ServiceBusConnection`, `AzureWebJobsServiceBus`. */
const FOR_BUS = /service_?bus|(^|_)bus($|_)/i;

function connectionIn(name: string, value: unknown): Connection {
  if (value instanceof Reference) return connectionBy(value);
  if (typeof value !== 'string') return 'none';
  if (/^Endpoint=sb:/i.test(value) || secretIn(value)?.endsWith('of Service Bus') === true) return 'string';
  // The service takes it from a vault, and only the vault knows what it is.
  return value.startsWith('@Microsoft.KeyVault') && FOR_BUS.test(name) ? 'unknown' : 'none';
}

function connectionBy({ from, text }: Reference): Connection {
  const parts = from.map((one) => one.replace(/^(module\.[\w-]+(\[[^\]]*\])?\.)+/, ''));
  if (parts.some((one) => /^(data\.)?azurerm_servicebus_.*(connection_string|_key)/.test(one))) return 'string';
  // What comes from a resource is what its attribute says: the address of a vault is no connection string.
  const isKnown = parts.length > 0 && parts.every((one) => /^(data\.)?azurerm_(?!key_vault_secret)/.test(one));
  return isKnown || /^\$\{(path|terraform)\./.test(text) ? 'none' : 'unknown';
}

/** What a `connection_string` block is: its type says it, or its value. */
function connectionOf({ type, value, name }: JsonObject): Connection {
  if (type === 'ServiceBus') return 'string';
  const kind = connectionIn(plainText(name), value);
  if (type instanceof Reference) return kind === 'string' ? kind : 'unknown';
  return type === 'Custom' || kind === 'string' ? kind : 'none';
}
