import { nearest } from '../../rules';
import { isObject, type JsonObject, UnreadableDocument } from '../../terraform';
import { type ArmValue, field, Unknown } from '../arm/expressions/arm-values';

/** What a deployment gives to the parameters of a template. */
export interface GivenParameters {
  /** The values, by name in small letters. */
  readonly values: ReadonlyMap<string, ArmValue>;
  /** Whether it may give others, which are not known. */
  readonly isOpen: boolean;
}

export const NO_PARAMETERS: GivenParameters = { values: new Map(), isOpen: false };

/**
 * The values in a file of parameters.
 *
 * @throws UnreadableDocument in one line, where it is none, or gives what the template does not have
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/parameter-files
 */
export function readParameters(file: string, json: unknown, template: JsonObject): GivenParameters {
  const given = isObject(json) ? json.parameters : undefined;
  if (!isObject(given) || Object.values(given).some((one) => !isObject(one))) {
    throw new UnreadableDocument(
      `${file}: no file of parameters; expected {"parameters": {"<name>": {"value": …}}}, as az deployment takes it`,
    );
  }
  const declared = isObject(template.parameters) ? template.parameters : {};
  const others = Object.keys(given).filter((name) => field(declared, name) === undefined);
  if (others.length > 0)
    throw new UnreadableDocument(`${file}: ${others.map((name) => unknownName(name, declared)).join('; ')}`);
  const values = Object.entries(given).map(
    ([name, one]) => [name.toLowerCase(), givenValue(name, one as JsonObject)] as const,
  );
  return { values: new Map(values), isOpen: false };
}

function unknownName(name: string, declared: JsonObject): string {
  const near = nearest(name, Object.keys(declared));
  const known = Object.keys(declared).join(', ') || 'none';
  return `the template has no parameter ${name}; ${near === undefined ? `it has ${known}` : `did you mean ${near}?`}`;
}

/** A value as it is written; what a vault has, or is given in another way, is not known. */
function givenValue(name: string, given: JsonObject): ArmValue {
  if (Object.hasOwn(given, 'value')) return given.value as ArmValue;
  return new Unknown(`parameters('${name}')`, isObject(given.reference));
}

/** Whether a type of a parameter or output keeps its value from everybody. */
export function isSecure(type: unknown, definitions: unknown): boolean {
  if (typeof type === 'string') return /^secure/i.test(type);
  if (!isObject(type)) return false;
  if (typeof type.type === 'string') return /^secure/i.test(type.type);
  const name = typeof type.$ref === 'string' ? /^#\/definitions\/([^/]+)$/.exec(type.$ref)?.[1] : undefined;
  const found = name !== undefined && isObject(definitions) ? field(definitions, name) : undefined;
  return isObject(found) && typeof found.type === 'string' && /^secure/i.test(found.type);
}
