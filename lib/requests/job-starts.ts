import { isObject } from '../rules';
import { mapValues } from './map-values';
import type { ParameterSchema } from './parameter-schema';
import type { NamedAssets, PropertySource, PropertySources, RequestTemplate } from './request-template';

/** What starts jobs of the messages of a subscription: a program of Functions, or a Logic App. */
export const STARTERS = ['function', 'logic-app'] as const;

/** What starts jobs of the messages of a subscription, and what it takes of them, by the names of templates. */
export interface JobStarts {
  readonly by: (typeof STARTERS)[number];
  readonly templates: Readonly<Record<string, RequestTemplate>>;
}

/** The same as it stands in the JSON beside the subscription: of each template what decides about requests. */
export function startsToJson({ by, templates }: JobStarts): object {
  return {
    by,
    templates: mapValues(templates, ({ tiers, parameters, inputs, nodes, maxNodes, fromProperties }) => ({
      // Where a tier runs is nothing to a request.
      tiers: mapValues(tiers, () => ({})),
      parameters,
      inputs: mapValues(inputs, ({ assets }) => ({ assets })),
      ...(nodes !== undefined && { nodes }),
      maxNodes,
      ...(fromProperties !== undefined && { fromProperties }),
    })),
  };
}

/** What starts jobs, from its JSON; `undefined` where it is none. */
export function startsFromJson(json: unknown): JobStarts | undefined {
  if (!isObject(json)) return undefined;
  const { by, templates } = json;
  const starter = STARTERS.find((one) => one === by);
  return starter !== undefined && isMapOf(templates, isTemplate) ? { by: starter, templates } : undefined;
}

function isTemplate(value: unknown): value is RequestTemplate {
  if (!isObject(value)) return false;
  const { tiers, parameters, inputs, nodes, maxNodes, fromProperties } = value;
  return (
    isObject(tiers) &&
    Object.keys(tiers).length > 0 &&
    isMapOf(parameters, isParameter) &&
    isMapOf(inputs, isNamed) &&
    isMaybe(nodes, Number.isInteger) &&
    Number.isInteger(maxNodes) &&
    isMaybe(fromProperties, isSources)
  );
}

const TYPES: readonly unknown[] = ['integer', 'number', 'boolean', 'string'] satisfies ParameterSchema['type'][];

function isParameter(value: unknown): value is ParameterSchema {
  if (!isObject(value)) return false;
  const { type, minimum, maximum, enum: words, default: preset, ...others } = value;
  return (
    TYPES.includes(type) &&
    isMaybe(minimum, Number.isFinite) &&
    isMaybe(maximum, Number.isFinite) &&
    isMaybe(words, isChoice) &&
    (preset === undefined || ['number', 'boolean', 'string'].includes(typeof preset)) &&
    // What else a schema says would be left out of what is proved.
    Object.keys(others).length === 0
  );
}

/** What a schema can ask for: one value at least, none of them twice. */
function isChoice(value: unknown): boolean {
  return isTexts(value) && value.length > 0 && new Set(value).size === value.length;
}

const ASSET_NAME = /^[\w.-]{1,255}$/;

function isNamed(value: unknown): value is NamedAssets {
  return isObject(value) && isTexts(value.assets) && value.assets.every((asset) => ASSET_NAME.test(asset));
}

function isSources(value: unknown): value is PropertySources {
  if (!isObject(value)) return false;
  const { tier, nodeCount, parameters } = value;
  return (
    isMaybe(tier, isSource) && isMaybe(nodeCount, isSource) && isMaybe(parameters, (map) => isMapOf(map, isSource))
  );
}

function isSource(value: unknown): value is PropertySource {
  return isObject(value) && typeof value.property === 'string' && (value.wins === 'property' || value.wins === 'body');
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isMaybe(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}

function isMapOf<T>(value: unknown, is: (value: unknown) => value is T): value is Readonly<Record<string, T>> {
  return isObject(value) && Object.values(value).every(is);
}
