import type { ErrorObject } from 'ajv/dist/2020';
import { isObject, nearest, pathTo, show } from '../rules';

/** So many problems of one value are told; of the rest it is said how many there are. */
const MOST_TOLD = 10;
/** So many names are listed where none is near. */
const MOST_LISTED = 12;

/** What is to be known of a value and its schema. */
export interface About {
  /**
   * What members of the value are called where it was got.
   *
   * @default - as in the value
   */
  readonly written?: ReadonlyMap<string, string>;
  /**
   * Whether somebody else has written the schema, whose words say something else.
   *
   * @default false
   */
  readonly isForeign?: boolean;
}

/**
 * What ajv has against a value, as this project says it: a sentence each, with the place in the document, the value that
 * was got, what is allowed, and the name that was probably meant.
 *
 * A schema says in `description` what it allows, a noun phrase (`a text`), and in `title` what the members of an object
 * are called (`property`), and in `$comment` what to do with one that has no name like those that are known.
 *
 * @param about what else is to be known of the value and of its schema
 */
export function sentencesOf(errors: readonly ErrorObject[], value: unknown, about: About = {}): string[] {
  const told = new Set<string>();
  for (const error of withoutParts(errors)) told.add(sentenceOf(error, value, about));
  const all = [...told];
  const rest = all.length - MOST_TOLD;
  return rest > 0 ? [...all.slice(0, MOST_TOLD), `and ${rest} more`] : all;
}

/** Errors without those that another one says as a whole. */
function withoutParts(errors: readonly ErrorObject[]): ErrorObject[] {
  const wholes = errors.filter(({ keyword, parentSchema }) => isChoice(keyword) && parentSchema?.description);
  const unlike = new Set(errors.filter(({ keyword }) => UNLIKE.has(keyword)).map(({ instancePath }) => instancePath));
  return errors.filter((error) => {
    const { keyword, instancePath, schemaPath, propertyName } = error;
    // A name that is wrong is told by the keyword that is about names.
    if (propertyName !== undefined && keyword !== 'propertyNames') return false;
    if (keyword === 'if' || (isChoice(keyword) && !wholes.includes(error))) return false;
    if (!UNLIKE.has(keyword) && !isChoice(keyword) && unlike.has(instancePath)) return false;
    return !wholes.some(
      (whole) =>
        whole !== error && schemaPath.startsWith(`${whole.schemaPath}/`) && instancePath.startsWith(whole.instancePath),
    );
  });
}

/** Keywords by which a value is something else altogether: what its parts are is no news then. */
const UNLIKE: ReadonlySet<string> = new Set(['type', 'minProperties', 'maxProperties']);

function isChoice(keyword: string): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf';
}

function sentenceOf(error: ErrorObject, value: unknown, { written = new Map(), isForeign = false }: About): string {
  const { keyword, instancePath, params, schema } = error;
  const { place, got } = locate(value, instancePath, written);
  const parent = (error.parentSchema ?? {}) as Said;
  const said = isForeign ? withoutWords(parent) : parent;
  switch (keyword) {
    case 'additionalProperties':
      return unknownName(place, params.additionalProperty, said, Object.keys(parent.properties ?? {}));
    case 'propertyNames':
      return unknownName(place, params.propertyName, said, isObject(schema) ? textsOf(schema.enum) : []);
    case 'required': {
      const member = memberOf(parent, params.missingProperty);
      const allowed = allowedBy(isForeign ? withoutWords(member) : member) ?? 'a value';
      return `${pathTo(place, params.missingProperty)}: got nothing, allowed ${allowed}; give it`;
    }
    default: {
      const at = place === '' ? '' : `${place}: `;
      const allowed = isForeign && !SAID_OF_FOREIGN.has(keyword) ? undefined : allowedBy(said);
      if (allowed === undefined) return `${at}got ${show(got)}, and it ${error.message ?? 'is wrong'}`;
      const near = typeof got === 'string' ? nearest(got, textsOf(parent.enum)) : undefined;
      return `${at}got ${show(got)}, allowed ${allowed}${near === undefined ? '' : `; did you mean ${show(near)}?`}`;
    }
  }
}

/** The keywords for which it is known what a schema of anybody allows. */
const SAID_OF_FOREIGN: ReadonlySet<string> = new Set(['type', 'enum', 'const']);

function withoutWords({ description: _, title: __, $comment: ___, ...said }: Said): Said {
  return said;
}

function unknownName(place: string, name: string, { title, $comment }: Said, known: readonly string[]): string {
  const near = nearest(name, known);
  const more = known.length > MOST_LISTED ? `, and ${known.length - MOST_LISTED} more` : '';
  const listed = known.length === 0 ? 'there are none' : `allowed are ${known.slice(0, MOST_LISTED).join(', ')}${more}`;
  const advice = near === undefined ? ($comment ?? listed) : `did you mean ${near}?`;
  return `${place === '' ? '' : `${place}: `}unknown ${title ?? 'member'} ${show(name)}; ${advice}`;
}

/** The part of a schema that says something for people. */
interface Said {
  readonly title?: string;
  readonly $comment?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
  ['object', 'an object'],
  ['array', 'a list'],
  ['null', 'null'],
]);

/** What a schema allows, in words; nothing where it says neither words nor values nor types. */
function allowedBy(schema: Said): string | undefined {
  if (schema.description !== undefined) return schema.description;
  if (schema.enum !== undefined)
    return schema.enum.map((one) => (typeof one === 'string' ? one : show(one))).join(', ');
  if (schema.const !== undefined) return show(schema.const);
  const types = [schema.type ?? []].flat().map((type) => TYPES.get(type) ?? type);
  return types.length === 0 ? undefined : types.join(', or ');
}

function memberOf({ properties }: Said, name: string): Said {
  const member = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return isObject(member) ? member : {};
}

function textsOf(values: unknown): string[] {
  return Array.isArray(values) ? values.filter((one): one is string => typeof one === 'string') : [];
}

/** The place of a JSON pointer as code writes it, `messages[0].properties.a`, and what stands there. */
function locate(
  value: unknown,
  pointer: string,
  written: ReadonlyMap<string, string>,
): { readonly place: string; readonly got: unknown } {
  let [place, got] = ['', value];
  for (const [depth, part] of pointer.split('/').slice(1).entries()) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const shown = depth === 0 ? (written.get(name) ?? name) : name;
    place = Array.isArray(got) ? `${place}[${name}]` : pathTo(place, shown);
    const isThere = typeof got === 'object' && got !== null && Object.hasOwn(got, name);
    got = isThere ? (got as Record<string, unknown>)[name] : undefined;
  }
  return { place, got };
}
