import { Schema } from '../../schema';
import { type JsonObject, UnreadableDocument } from '../resource';

const text = (description: string) => ({ type: 'string', description });
/** What Terraform leaves out where there is nothing, and others write as null. */
const perhaps = (type: string, description?: string) => ({ type: [type, 'null'], ...(description && { description }) });
const listOf = (items: object, description: string) => ({ ...perhaps('array', description), items });
const mapOf = (additionalProperties: object, description: string) => ({
  ...perhaps('object', description),
  additionalProperties,
});

export const KEY = { type: ['string', 'integer', 'null'], description: 'the key of an instance: a text or a number' };
export const SENSITIVITY = {
  type: ['object', 'array', 'boolean', 'null'],
  description: 'marks in the shape of the value',
};

/** A change of one resource. @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
const RESOURCE_CHANGE = {
  type: 'object',
  description: 'a change of a resource',
  required: ['address', 'type'],
  properties: {
    address: text('the address of a resource, a text'),
    previous_address: perhaps('string', 'an address, a text'),
    module_address: perhaps('string', 'the address of a module, a text'),
    mode: perhaps('string', 'managed or data'),
    type: text('the type of a resource, a text'),
    name: perhaps('string', 'the name of a resource, a text'),
    index: KEY,
    deposed: perhaps('string', 'a key, a text'),
    action_reason: perhaps('string', 'a reason, a text'),
    change: {
      ...perhaps('object', 'an object with actions, before and after'),
      properties: {
        actions: listOf(text('an action, a text'), 'a list of actions'),
        before: perhaps('object', 'the values of a resource: an object or null'),
        after: perhaps('object', 'the values of a resource: an object or null'),
        after_unknown: SENSITIVITY,
        before_sensitive: SENSITIVITY,
        after_sensitive: SENSITIVITY,
        replace_paths: listOf(
          { type: 'array', items: { type: ['string', 'number'] }, description: 'a path of names and numbers' },
          'a list of paths',
        ),
        importing: perhaps('object'),
      },
    },
  },
};

/** A module of a state. @see https://developer.hashicorp.com/terraform/internals/json-format#values-representation */
export const STATE_MODULE = {
  ...perhaps('object', 'a module of the state'),
  properties: {
    address: perhaps('string', 'the address of a module, a text'),
    resources: listOf(
      {
        type: 'object',
        description: 'a resource of the state',
        required: ['address', 'type'],
        properties: {
          address: text('the address of a resource, a text'),
          mode: perhaps('string', 'managed or data'),
          type: text('the type of a resource, a text'),
          name: perhaps('string', 'the name of a resource, a text'),
          index: KEY,
          values: perhaps('object', 'the values of a resource: an object'),
          sensitive_values: SENSITIVITY,
        },
      },
      'a list of resources',
    ),
    child_modules: listOf({ $ref: '#/$defs/state' }, 'a list of modules'),
  },
};

/** What an expression refers to, or the expressions of a block. */
const EXPRESSION = {
  properties: { constant_value: {}, references: listOf(text('a reference, a text'), 'a list of references') },
  additionalProperties: { $ref: '#/$defs/expression' },
  items: { $ref: '#/$defs/expression' },
};
const EXPRESSIONS = mapOf({ $ref: '#/$defs/expression' }, 'expressions by the names of arguments');

/** A module as it is written. @see https://developer.hashicorp.com/terraform/internals/json-format#configuration-representation */
const MODULE = {
  ...perhaps('object', 'a module of the configuration'),
  properties: {
    resources: listOf(
      {
        type: 'object',
        description: 'a resource of the configuration',
        required: ['address'],
        properties: {
          address: text('the address of a resource, a text'),
          provider_config_key: perhaps('string', 'the key of a provider, a text'),
          expressions: EXPRESSIONS,
          for_each_expression: { $ref: '#/$defs/expression' },
        },
      },
      'a list of resources',
    ),
    module_calls: mapOf(
      {
        ...perhaps('object', 'a call of a module'),
        properties: {
          expressions: EXPRESSIONS,
          for_each_expression: { $ref: '#/$defs/expression' },
          module: { $ref: '#/$defs/module' },
        },
      },
      'calls of modules by name',
    ),
    outputs: mapOf(
      { ...perhaps('object', 'an output'), properties: { expression: { $ref: '#/$defs/expression' } } },
      'outputs by name',
    ),
    variables: mapOf(perhaps('object', 'a variable'), 'variables by name'),
  },
};

/**
 * A plan of `terraform show -json`, as far as it is read. Of what is not listed Terraform may add more; of its version
 * `planProblem` speaks.
 */
export const PLAN = new Schema({
  $id: 'plan',
  $defs: { state: STATE_MODULE, expression: EXPRESSION, module: MODULE },
  type: 'object',
  properties: {
    resource_changes: listOf(RESOURCE_CHANGE, 'a list of changes'),
    resource_drift: listOf(RESOURCE_CHANGE, 'a list of changes'),
    deferred_changes: listOf(
      {
        type: 'object',
        properties: { reason: perhaps('string', 'a reason, a text'), resource_change: RESOURCE_CHANGE },
      },
      'a list of changes that are put off',
    ),
    planned_values: {
      ...perhaps('object'),
      properties: { outputs: mapOf(perhaps('object', 'an output'), 'outputs by name') },
    },
    prior_state: {
      ...perhaps('object'),
      properties: { values: { ...perhaps('object'), properties: { root_module: { $ref: '#/$defs/state' } } } },
    },
    configuration: {
      ...perhaps('object'),
      properties: {
        root_module: { $ref: '#/$defs/module' },
        provider_config: mapOf(
          {
            ...perhaps('object', 'a provider'),
            properties: {
              name: perhaps('string', 'the name of a provider, a text'),
              version_constraint: perhaps('string', 'a constraint of versions, a text'),
              expressions: EXPRESSIONS,
            },
          },
          'providers by key',
        ),
      },
    },
    variables: mapOf(perhaps('object', 'the value of a variable: an object'), 'variables by name'),
    checks: listOf(
      {
        type: 'object',
        properties: {
          address: { ...perhaps('object'), properties: { to_display: perhaps('string', 'an address, a text') } },
          status: perhaps('string', 'a status, a text'),
          instances: listOf(
            { type: 'object', properties: { problems: listOf({ type: 'object' }, 'a list of problems') } },
            'a list of instances',
          ),
        },
      },
      'a list of checks',
    ),
  },
});

/** Whether some JSON is a plan of `terraform show -json`; one that changes nothing at all has no list of changes. */
export function isPlan(json: JsonObject): boolean {
  if (Object.hasOwn(json, 'resource_changes')) return true;
  return (
    typeof json.format_version === 'string' &&
    Object.hasOwn(json, 'planned_values') &&
    Object.hasOwn(json, 'configuration')
  );
}

/** A plan, with its list of changes. @throws UnreadableDocument in one line, with everything that is not as Terraform writes it */
export function checkedPlan(file: string, json: JsonObject): JsonObject {
  const problems = PLAN.problems(json);
  if (problems.length > 0) {
    throw new UnreadableDocument(`${file}: no plan as terraform show -json writes it: ${problems.join('; ')}`);
  }
  return json.resource_changes === undefined || json.resource_changes === null
    ? { ...json, resource_changes: [] }
    : json;
}
