import type { ParameterSchema } from './parameter-schema';
import type { Decision } from './property-source';
import type { RequestTemplate } from './request-template';

/** Somewhere in a request that a property of the message may decide. */
export type Place = Pick<Decision, 'field' | 'parameter'>;

/** What may stand in a place of a request; `undefined` where the template has no such parameter, so that nothing may. */
export function placeSchema(
  { tiers, maxNodes, parameters }: RequestTemplate,
  { field, parameter }: Place,
): ParameterSchema | undefined {
  if (field === 'tier') return { type: 'string', enum: Object.keys(tiers) };
  if (field === 'nodeCount') return { type: 'integer', minimum: 1, maximum: maxNodes };
  return parameter !== undefined && Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined;
}

/** A place, for people: `tier`, `nodeCount`, or `the parameter epochs`. */
export function placeText({ field, parameter }: Place): string {
  return parameter === undefined ? field : `the parameter ${parameter}`;
}

/** What a schema allows, for people. */
export function allowedText({ type, minimum, maximum, enum: words }: ParameterSchema): string {
  if (words !== undefined) return `one of ${words.join(', ')}`;
  if (type === 'boolean') return 'true or false';
  if (type === 'string') return 'a text';
  return `${type === 'integer' ? 'a whole number' : 'a number'} from ${minimum} to ${maximum}`;
}
