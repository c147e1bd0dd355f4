import { Reference } from '../../../terraform';
import type { AuditedDocument } from '../../document/audited-document';
import { type Subject, shown } from '../../document/subject';
import type { Finding } from '../../document/verdict';

/** What a subject says of secrets by reference: those that it has, and what may be one. */
export interface SecretReferences {
  readonly certain: readonly Finding[];
  readonly possible: string | undefined;
}

/**
 * Attributes of azurerm that are secrets. A reference to one is a further copy of it: in an app's settings, an output,
 * and in each case in the state.
 */
const SECRET_ATTRIBUTE =
  /^((default_|alias_)?(primary|secondary)_(key|access_key|shared_key|connection_string|blob_connection_string)(_alias)?|(\w+_)?connection_strings?|instrumentation_key|site_credential|(\w+_)?password|storage_account_access_key|storage_access_key|sas|(\w+_)?sas_token|(primary|secondary)_master_key|client_secret|kube_(admin_)?config(_raw)?|callback_url)$/;

/** Attributes of other providers that are secrets, with their types. */
const SECRET_OF_OTHERS =
  /^(random_password\.[\w-]+.*\.(result|bcrypt_hash)|tls_private_key\.[\w-]+.*\.private_key\w*|azuread_\w*password\.[\w-]+.*\.value|azurerm_key_vault_secret\.[\w-]+.*\.value)$/;

/** Providers whose other attributes are no secrets. What others give may be one. */
const KNOWN = /^(azurerm|azuread|random|time|tls)_/;
/** Types of these that hand out what was put into them. */
const HANDS_OUT = /_template_deployment$|_deployment_stack$|^azurerm_(key_vault_secret|app_configuration_key)s?$/;

/** Types that have a secret among their attributes. */
const HAS_SECRETS =
  /^azurerm_(servicebus_namespace|\w*authorization_rule|\w*disaster_recovery_config|storage_account\w*|application_insights|log_analytics_workspace|\w*function_app\w*|logic_app\w*|key_vault_secret|cosmosdb_account|redis\w*|eventhub_namespace|eventgrid_\w+|search_service|container_registry|cognitive_account|kubernetes_cluster|maps_account|iothub\w*|signalr_service|web_pubsub|mssql_server|\w*web_app\w*)$|^random_password$|^tls_private_key$/;

/** Arguments in which no secret stands: names, ids, places, kinds. */
const NO_PLACE =
  /(^|\.)(\w*_ids?|name|\w*_name|location|region|sku\w*|type|scopes?|scopes\.\d+|zones?|enabled|\w*_enabled|capacity|count|\w*_(duration|count|size|ttl|type|version|action|in_megabytes))(\.\d+)?$|^(\/\/|depends_on|lifecycle|provider|tags|timeouts)(\.|$)/;

/** Arguments of azurerm in which a secret can stand as well as anything else. */
const PLACE =
  /setting|connection|value|key|secret|password|token|credential|environment|variable|content|body|header|param|custom_data|user_data|script|template|config|definition|input|trigger|command|propert|uri|url|endpoint/i;

/** What a reference gives: a secret, something that may be one, or neither. */
type Given = 'secret' | 'possible' | 'none';

/** The secrets that a subject refers to, wherever in an expression. */
export function secretReferences(subject: Subject, document: AuditedDocument): SecretReferences {
  const references = withoutPrefixes(document.references(subject), document.source.settings.isPlan);
  const certain: Finding[] = [];
  let possible: string | undefined;
  for (const { argument, to } of references) {
    const given = givenBy(to);
    if (given === 'secret') certain.push({ argument, key: argument, got: to, expected: 'no reference to a secret' });
    else if (given === 'possible' && possible === undefined && mayCarry(subject, argument, document)) {
      possible = `${argument} is made of ${to}, and nothing tells whether that is a secret`;
    }
  }
  const { isPlan } = document.source.settings;
  for (const argument of subject.resource?.sensitive ?? []) {
    // A plan also marks what only Azure fills in.
    if (isPlan && !references.some((one) => `${argument}.`.startsWith(`${one.argument}.`))) continue;
    if (possible === undefined && isPlace(subject, argument) && !HANDS_OUT.test(subject.type)) {
      possible = `${argument} is sensitive, and nothing tells whether it is a secret of something here`;
    }
  }
  return { certain, possible };
}

/** A plan also names what a reference begins with: `x.y` beside `x.y.id`. */
function withoutPrefixes(references: readonly { readonly argument: string; readonly to: string }[], isPlan: boolean) {
  if (!isPlan) return references;
  return references.filter(
    ({ argument, to }) =>
      !references.some(
        (other) => other.argument === argument && (other.to.startsWith(`${to}.`) || other.to.startsWith(`${to}[`)),
      ),
  );
}

/** What lists keys in a template of ARM: `listKeys('…').primaryKey`. */
const LISTS_SECRETS = /^list(\w*keys|\w*secrets|connectionstrings|\w*sas|\w*credentials?)\(/i;
/** Functions of a template that say where it is deployed to, or make names of that. */
const NAMES_A_PLACE =
  /^(subscription|resourceGroup|deployment|tenant|environment|uniqueString|guid|newGuid|utcNow|\w*resourceId|copyIndex)\(/i;

function givenBy(to: string): Given {
  if (LISTS_SECRETS.test(to)) return 'secret';
  if (NAMES_A_PLACE.test(to)) return 'none';
  // What is not an output of a module that could not be read stands in one that was.
  const inside = to.replace(
    /^(module\.[\w-]+(\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])?\.)+(?=(data\.)?[a-z0-9]+_\w+\.|var\.|local\.)/,
    '',
  );
  const local = inside.replace(/^data\./, '');
  const [, type = '', rest = ''] = /^([A-Za-z][\w-]*)\.[\w-]+((?:.|\n)*)$/.exec(local) ?? [];
  if (/^(path|terraform|self|count)$/.test(type)) return 'none';
  if (['var', 'local', 'module', 'each'].includes(type) || !type.includes('_')) return 'possible';
  if (SECRET_OF_OTHERS.test(local)) return 'secret';
  const names = attributesIn(rest);
  if (!KNOWN.test(type)) return 'possible';
  if (type.startsWith('azurerm_') && names.some((name) => SECRET_ATTRIBUTE.test(name))) return 'secret';
  // All of a resource is handed on, or a part that is not known.
  if (names.length === 0) return HAS_SECRETS.test(type) ? 'possible' : 'none';
  return HANDS_OUT.test(type) && !['id', 'name', 'versionless_id'].includes(names[0] as string) ? 'possible' : 'none';
}

/** The names of attributes in what follows a resource, those that stand in quotes in an index too. */
function attributesIn(rest: string): string[] {
  return [...rest.matchAll(/\.([A-Za-z_][\w-]*)|\["((?:[^"\\]|\\.)*)"\]/g)]
    .map(([, name, key]) => name ?? (key !== undefined && SECRET_ATTRIBUTE.test(key) ? key : undefined))
    .filter((name) => name !== undefined);
}

/** Whether a secret can stand in an argument; of a type that is not known, in any. */
function isPlace({ type }: Subject, argument: string): boolean {
  if (type === 'output') return true;
  return !NO_PLACE.test(argument) && (!type.startsWith('azurerm_') || PLACE.test(argument));
}

/** Whether a secret could stand in an argument, in a document that has any. */
function mayCarry(subject: Subject, argument: string, document: AuditedDocument): boolean {
  if (!isPlace(subject, argument)) return false;
  if (!hasSecrets(document)) return false;
  if (!document.source.settings.isPlan) return true;
  // A plan has most values: one that is there, and is not sensitive, is seen for what it is.
  const value = subject.raw(argument);
  return JSON.stringify(value ?? null, (_, part) => (part instanceof Reference ? '\0' : part)).includes('\\u0000');
}

const known = new WeakMap<AuditedDocument, boolean>();

function hasSecrets(document: AuditedDocument): boolean {
  const found =
    known.get(document) ??
    (document.unread.length > 0 || document.resources.some(({ type }) => HAS_SECRETS.test(type) || !KNOWN.test(type)));
  known.set(document, found);
  return found;
}

/** The texts of references in what is written beside resources: in calls of modules, locals, providers. */
export function writtenReferences(subject: Subject): readonly Finding[] {
  const found: Finding[] = [];
  for (const [name, value] of Object.entries(subject.values)) {
    for (const to of fromOf(value)) {
      if (givenBy(to) === 'secret')
        found.push({ argument: name, key: name, got: shown(new Reference(to)), expected: 'no reference to a secret' });
    }
  }
  return found;
}

function fromOf(value: unknown): readonly string[] {
  if (value instanceof Reference) return value.from;
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(fromOf) : [];
}
