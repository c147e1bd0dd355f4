import { plainText } from '../../schema';
import type { DocumentContents } from '../module/configuration';
import { instancesOfState } from '../plan/plan-instances';
import { leavesOf } from '../references';
import {
  argumentAt,
  type ExpressionReference,
  isObject,
  type JsonObject,
  type JsonPath,
  type Target,
  type TerraformOutput,
  type TerraformResource,
  type TerraformSettings,
} from '../resource';
import { isSensitive } from '../shown-value';
import { checkState, type StateForm } from './state-schema';
import { resourcesOfOld, resourcesOfStored } from './stored-state';

export { type StateForm, stateForm } from './state-schema';

/**
 * What a state says: everything in it is deployed, with ids and all values. It says nothing of how something is written,
 * nor of the settings of providers.
 *
 * @throws UnreadableDocument in one line, with everything that is not as Terraform writes it
 */
export function readState(file: string, json: JsonObject, form: StateForm): DocumentContents {
  checkState(file, json, form);
  const resources = resourcesIn(file, json, form).map(withParent).map(withSecrets);
  const byId = new Map(
    // Of a resource and a data source that reads it, the resource says more.
    [...resources]
      .sort((a, b) => Number(a.mode === 'managed') - Number(b.mode === 'managed'))
      .flatMap((one) => (typeof one.values.id === 'string' ? [[one.values.id.toLowerCase(), one] as const] : [])),
  );
  const outputs = outputsIn(file, json, form);
  const secrets = secretsIn(resources);
  return {
    resources,
    outputs,
    settings: settingsOf(file, json),
    references: (owner) => copiesOf(secrets, owner),
    gaps: [],
    removesDefaultRule: () => undefined,
    resolve: (resource, argument): Target => {
      const value = argumentAt(resource.values, argument);
      if (value === undefined || value === null || value === '') return { kind: 'absent' };
      const found = byId.get(plainText(value).toLowerCase());
      return found === undefined ? { kind: 'id', id: plainText(value) } : { kind: 'resource', resource: found };
    },
    resourcesWith: () => resources,
  };
}

function resourcesIn(file: string, json: JsonObject, form: StateForm): TerraformResource[] {
  if (form === 'stored') return resourcesOfStored(file, json);
  if (form === 'stored by 0.11') return resourcesOfOld(file, json);
  const { root_module: root } = isObject(json.values) ? json.values : {};
  return instancesOfState(file, root, ['values', 'root_module']).map(({ resource }) => resource);
}

/** The arguments that say what something of Service Bus belongs to: its own id says so, too. */
const PARENT: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    azurerm_servicebus_topic: 'namespace_id',
    azurerm_servicebus_queue: 'namespace_id',
    azurerm_servicebus_subscription: 'topic_id',
    azurerm_servicebus_subscription_rule: 'subscription_id',
    azurerm_servicebus_namespace_authorization_rule: 'namespace_id',
    azurerm_servicebus_topic_authorization_rule: 'topic_id',
    azurerm_servicebus_queue_authorization_rule: 'queue_id',
  }),
);

/** Older providers keep the names of what something belongs to, and no id. */
function withParent(resource: TerraformResource): TerraformResource {
  const argument = PARENT.get(resource.type);
  const { id, [argument ?? '']: known } = resource.values;
  if (argument === undefined || typeof id !== 'string' || (known !== undefined && known !== null && known !== ''))
    return resource;
  const [, parent] = /^(\/.+)\/[^/]+\/[^/]+$/.exec(id) ?? [];
  return parent === undefined ? resource : { ...resource, values: { ...resource.values, [argument]: parent } };
}

/** Attributes that open something: a state has them in plain text, and not all of Terraform's versions mark them. */
const SECRET =
  /(^|_)(connection_strings?|(primary|secondary|access|shared|account|master|instrumentation)_key|passwords?|secrets?|tokens?|sas(_url)?|private_key\w*|bcrypt_hash|site_credential|kube_(admin_)?config(_raw)?|callback_url)(_alias)?$/;

function withSecrets(resource: TerraformResource): TerraformResource {
  const names = leavesOf(resource.values, () => false).map(({ argument }) => argument);
  const found = names.filter((name) =>
    SECRET.test(
      name
        .replace(/\.\d+$/, '')
        .split('.')
        .at(-1) ?? '',
    ),
  );
  const ofType = resource.type === 'random_password' ? ['result'] : [];
  return { ...resource, sensitive: [...new Set([...resource.sensitive, ...found, ...ofType])] };
}

/** A value that opens something, by what has it. */
interface Secret {
  readonly value: string;
  readonly owner: TerraformResource;
  readonly to: string;
}

/** What is shorter may stand in a text by chance. */
const SHORTEST = 12;

function secretsIn(resources: readonly TerraformResource[]): Secret[] {
  return resources.flatMap((owner) =>
    leavesOf(owner.values, () => false).flatMap(({ argument, leaf }) =>
      typeof leaf === 'string' && leaf.length >= SHORTEST && isSensitive(owner, argument)
        ? [{ value: leaf, owner, to: `${owner.address}.${argument}` }]
        : [],
    ),
  );
}

/** Where the secrets of other resources stand: a state has no expressions, and has their values. */
function copiesOf(secrets: readonly Secret[], owner: TerraformResource | TerraformOutput): ExpressionReference[] {
  const values = 'values' in owner ? owner.values : { value: owner.value };
  return leavesOf(values, () => false).flatMap(({ argument, leaf }) =>
    typeof leaf !== 'string' || leaf.length < SHORTEST
      ? []
      : secrets.filter((one) => one.owner !== owner && leaf.includes(one.value)).map(({ to }) => ({ argument, to })),
  );
}

function outputsIn(file: string, json: JsonObject, form: StateForm): TerraformOutput[] {
  const [module] = Array.isArray(json.modules) ? json.modules : [];
  const [owner, at]: [unknown, JsonPath] =
    form === 'stored'
      ? [json, ['outputs']]
      : form === 'shown'
        ? [json.values, ['values', 'outputs']]
        : [module, ['modules', 0, 'outputs']];
  const outputs = isObject(owner) && isObject(owner.outputs) ? owner.outputs : {};
  return Object.entries(outputs)
    .filter(([, output]) => isObject(output))
    .map(([name, output]) => {
      const { value, sensitive } = output as JsonObject;
      return { file, name, path: [...at, name], isSensitive: sensitive === true, value, said: {} };
    });
}

function settingsOf(file: string, { terraform_version: version }: JsonObject): TerraformSettings {
  return {
    file,
    path: [],
    backend: undefined,
    isPlan: true,
    providers: new Map(),
    writtenBy: typeof version === 'string' ? `terraform ${version}` : undefined,
    said: {},
  };
}
