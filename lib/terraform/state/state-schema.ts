import { Schema } from '../../schema';
import { KEY, STATE_MODULE } from '../plan/plan-schema';
import { type JsonObject, UnreadableDocument } from '../resource';

const text = (description: string) => ({ type: 'string', description });
const perhaps = (type: string, description: string) => ({ type: [type, 'null'], description });
const listOf = (items: object, description: string) => ({ ...perhaps('array', description), items });
const mapOf = (additionalProperties: object, description: string) => ({
  ...perhaps('object', description),
  additionalProperties,
});
const OUTPUTS = mapOf({ type: 'object', description: 'an output' }, 'outputs by name');

/** A state of `terraform show -json`. @see https://developer.hashicorp.com/terraform/internals/json-format#state-representation */
const SHOWN = new Schema({
  $id: 'shown-state',
  $defs: { state: STATE_MODULE },
  type: 'object',
  properties: {
    format_version: text('a version, a text'),
    values: {
      ...perhaps('object', 'the values of a state'),
      properties: { outputs: OUTPUTS, root_module: { $ref: '#/$defs/state' } },
    },
  },
});

/** A state as Terraform 0.12 and later keep it. @see internal/states/statefile/version4.go in the sources of Terraform */
const STORED = new Schema({
  $id: 'stored-state',
  type: 'object',
  properties: {
    terraform_version: perhaps('string', 'a version, a text'),
    outputs: OUTPUTS,
    resources: listOf(
      {
        type: 'object',
        description: 'a resource of the state',
        required: ['mode', 'type', 'name'],
        properties: {
          module: perhaps('string', 'the address of a module, a text'),
          mode: text('managed or data'),
          type: text('the type of a resource, a text'),
          name: text('the name of a resource, a text'),
          instances: listOf(
            {
              type: 'object',
              description: 'an instance of a resource',
              properties: {
                index_key: KEY,
                deposed: perhaps('string', 'a key, a text'),
                attributes: perhaps('object', 'the attributes of an instance: an object'),
                attributes_flat: perhaps('object', 'the attributes of an instance: an object'),
                sensitive_attributes: { type: ['array', 'null'], description: 'a list of paths' },
              },
            },
            'a list of instances',
          ),
        },
      },
      'a list of resources',
    ),
  },
});

/** A state as Terraform 0.11 keeps it. @see terraform/state.go in the sources of Terraform 0.11 */
const STORED_BY_0_11 = new Schema({
  $id: 'old-state',
  type: 'object',
  properties: {
    modules: listOf(
      {
        type: 'object',
        description: 'a module of the state',
        required: ['path'],
        properties: {
          path: { type: 'array', items: text('the name of a module, a text'), description: 'a list of names' },
          outputs: OUTPUTS,
          resources: mapOf(
            {
              type: 'object',
              description: 'a resource of the state',
              required: ['type'],
              properties: {
                type: text('the type of a resource, a text'),
                primary: {
                  ...perhaps('object', 'what there is of a resource'),
                  properties: { attributes: perhaps('object', 'the attributes of a resource: an object') },
                },
              },
            },
            'resources by name',
          ),
        },
      },
      'a list of modules',
    ),
  },
});

/** Which of the forms of a state some JSON is. */
export type StateForm = 'shown' | 'stored' | 'stored by 0.11';

/**
 * Which form of a state some JSON is, where it is one.
 *
 * @throws UnreadableDocument in one line for a state that cannot be read
 */
export function stateForm(file: string, json: JsonObject): StateForm | undefined {
  if ('encrypted_data' in json && 'encryption_version' in json)
    throw new UnreadableDocument(`${file}: an encrypted state; tofu show -json writes it so that it can be read`);
  const { version } = json;
  if (typeof version === 'number' && ('lineage' in json || 'serial' in json)) {
    if (version === 4) return 'stored';
    if (version === 3) return 'stored by 0.11';
    throw new UnreadableDocument(
      `${file}: a state of version ${version}, and 3 and 4 are known; terraform show -json writes what can be read`,
    );
  }
  if (typeof json.format_version !== 'string') return undefined;
  // Of a state with nothing in it Terraform writes the version alone.
  const known = new Set(['format_version', 'terraform_version', 'values', 'checks']);
  return Object.keys(json).every((name) => known.has(name)) ? 'shown' : undefined;
}

/** @throws UnreadableDocument in one line, with everything that is not as Terraform writes it */
export function checkState(file: string, json: JsonObject, form: StateForm): void {
  const schema = form === 'shown' ? SHOWN : form === 'stored' ? STORED : STORED_BY_0_11;
  const problems = schema.problems(json);
  const { format_version: version } = json;
  if (form === 'shown' && !/^[01]\.\d+$/.test(String(version)))
    throw new UnreadableDocument(`${file}: a state with format_version ${JSON.stringify(version)}, and 1.x is known`);
  if (problems.length > 0)
    throw new UnreadableDocument(`${file}: no state as Terraform writes it: ${problems.join('; ')}`);
}
