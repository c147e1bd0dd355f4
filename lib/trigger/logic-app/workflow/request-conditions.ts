import { decisionsOf, ID_REPLACEMENTS, LONGEST_ID_IN_NAME, type ParameterSchema, type TemplateData } from '../../jobs';
import { hasOnly, isBoolean, isNumber, isOneOf, isText, literal, quoted } from './expressions';
import { header } from './receiving-steps';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** A value of a request: where a property decides it, the property's; else the body's, else what is preset. */
export interface RequestValue {
  readonly name: string;
  /** What the body says. */
  readonly said: string;
  /** The property that decides it, as JSON. */
  readonly property: { readonly name: string; readonly value: string; readonly wins: 'property' | 'body' } | undefined;
  readonly preset: string;
  readonly schema: ParameterSchema;
}

/** The values that a request has for a template. */
export function valuesOf(template: TemplateData, request: string): RequestValue[] {
  const decisions = decisionsOf(template);
  const body = `body('${request}')`;
  const value = (name: string, said: string, schema: ParameterSchema, preset: RequestValue['schema']['default']) => {
    const found = decisions.find(
      ({ field, parameter }) => (parameter === undefined ? field : `params.${parameter}`) === name,
    );
    return {
      name,
      said: `${body}${said}`,
      property: found && {
        name: found.property,
        value: `json(coalesce(${header(found.property)}, 'null'))`,
        wins: found.wins,
      },
      preset: preset === undefined ? 'null' : literal(preset),
      schema,
    };
  };
  const tiers = Object.keys(template.tiers);
  return [
    value('tier', "?['tier']", { type: 'string', enum: tiers }, tiers[0]),
    value(
      'nodeCount',
      "?['nodeCount']",
      { type: 'integer', minimum: 1, maximum: template.maxNodes },
      template.nodes ?? 1,
    ),
    value('attempt', "?['attempt']", { type: 'integer', minimum: 1, maximum: 100 }, 1),
    ...Object.entries(template.parameters).map(([name, schema]) =>
      value(`params.${name}`, `?['params']?['${name}']`, schema, schema.default),
    ),
  ];
}

/** What is meant, as an expression. */
export function meantBy({ said, property, preset }: RequestValue): string {
  if (property === undefined) return `coalesce(${said}, ${preset})`;
  const order = property.wins === 'property' ? [property.value, said] : [said, property.value];
  return `coalesce(${order.join(', ')}, ${preset})`;
}

/** What the request's schema says, once more in the language itself; each with what is told where it does not hold. */
export function checksOf(
  template: TemplateData,
  values: readonly RequestValue[],
  request: string,
  kept: string,
): string[] {
  const body = `body('${request}')`;
  const checks = [
    ...idChecks(`${body}?['id']`),
    ...labelChecks(`coalesce(${body}?['displayName'], 'x')`),
    ...values.flatMap((value) => {
      const meant = `outputs('${kept}')?['${value.name}']`;
      const place =
        value.property === undefined ? value.name : `${value.name}, of the body or property ${value.property.name}`;
      const own =
        value.property === undefined ? [] : [check(value.schema, `coalesce(${value.said}, ${meant})`, value.name)];
      return [check(value.schema, meant, place), ...own];
    }),
    ...Object.entries(template.inputs).flatMap(([name, { assets }]) =>
      assetChecks(`${body}?['inputs']?['${name}']`, name, assets),
    ),
  ];
  return checks;
}

/** An expression that is nothing where a condition holds, and else what is wrong. */
export function told(condition: string, wrong: string): string {
  return `@if(${condition}, '', ${quoted(`${wrong}; `)})`;
}

function check({ type, minimum = 0, maximum = 0, enum: words }: ParameterSchema, value: string, name: string): string {
  if (type === 'integer' || type === 'number') {
    const kind = type === 'integer' ? 'a whole number' : 'a number';
    return told(isNumber(value, type, minimum, maximum), `${name}: allowed ${kind} from ${minimum} to ${maximum}`);
  }
  if (type === 'boolean') return told(isBoolean(value), `${name}: allowed true or false`);
  return told(isOneOf(value, words ?? []), `${name}: allowed ${(words ?? []).join(', ')}`);
}

function idChecks(id: string): string[] {
  const text = `string(coalesce(${id}, ''))`;
  return [
    told(isText(id), 'id: allowed a text'),
    told(hasOnly(text, `${LETTERS}${DIGITS}._:-`), 'id: allowed letters, digits, ".", "_", ":" and "-"'),
    told(`not(contains(createArray('.', '_', ':', '-', ''), take(${text}, 1)))`, 'id: allowed a letter or digit first'),
    told(`lessOrEquals(length(${text}), 128)`, 'id: allowed 128 characters'),
    told(
      `lessOrEquals(length(${idExpression(text)}), ${LONGEST_ID_IN_NAME})`,
      `id: allowed ${LONGEST_ID_IN_NAME} characters of the name of the job: a capital, ".", ":" and "_" take two`,
    ),
  ];
}

/** An id as it stands in the name of its job, as the function writes it. */
export function idExpression(id: string): string {
  return ID_REPLACEMENTS.reduce((text, [from, to]) => `replace(${text}, ${quoted(from)}, ${quoted(to)})`, id);
}

function labelChecks(label: string): string[] {
  const text = `string(${label})`;
  const place = 'displayName: allowed letters, digits, " ", ".", "_" and "-"';
  return [
    told(isText(label), 'displayName: allowed a text'),
    told(hasOnly(text, `${LETTERS}${DIGITS} ._-`), place),
    told(
      `not(contains(createArray(' ', '.', '_', '-', ''), take(${text}, 1)))`,
      'displayName: allowed a letter or digit first',
    ),
    told(`lessOrEquals(length(${text}), 100)`, 'displayName: allowed 100 characters'),
  ];
}

/** `azureml:<name>:<version>`, and never an address; each part by itself, since the language has no patterns. */
function assetChecks(asset: string, name: string, assets: readonly string[]): string[] {
  const text = `string(coalesce(${asset}, ''))`;
  const part = (index: number) => `split(concat(${text}, ':::'), ':')[${index}]`;
  const place = `inputs.${name}: allowed azureml:<name>:<version>`;
  return [
    told(`and(equals(${part(0)}, 'azureml'), equals(length(split(${text}, ':')), 3))`, place),
    assets.length === 0
      ? told(
          `and(${hasOnly(part(1), `${LETTERS}${DIGITS}_.-`)}, greater(length(${part(1)}), 0), lessOrEquals(length(${part(1)}), 255))`,
          place,
        )
      : told(isOneOf(part(1), assets), `inputs.${name}: allowed ${assets.join(', ')}`),
    told(
      `and(${hasOnly(part(2), DIGITS)}, greater(length(${part(2)}), 0), lessOrEquals(length(${part(2)}), 9))`,
      `${place}, with a number as the version`,
    ),
  ];
}

/** A part of a property's schema that conditions can be made of; what else there is, is not checked here. */
interface PropertySchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The contract of the topic as conditions on properties, whose values are JSON. */
export function contractChecks(contract: object | null): string[] {
  const { properties = {}, required = [] } = (contract ?? {}) as {
    readonly properties?: Readonly<Record<string, PropertySchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).flatMap(([name, schema]) => {
    // NULL is as good as none, to rules as well.
    const raw = `if(equals(${header(name)}, 'null'), null, ${header(name)})`;
    const missing = required.includes(name) ? [told(`not(equals(${raw}, null))`, `${name}: has to be there`)] : [];
    return [...missing, ...propertyChecks(name, raw, schema)];
  });
}

function propertyChecks(name: string, raw: string, { type, enum: words, minimum, maximum }: PropertySchema): string[] {
  if (words !== undefined) {
    const first = JSON.stringify(words[0]);
    const allowed = words.map((word) => JSON.stringify(word));
    return [told(isOneOf(`coalesce(${raw}, ${quoted(first)})`, allowed), `${name}: allowed ${words.join(', ')}`)];
  }
  switch (type) {
    case 'string':
      return [told(`startsWith(coalesce(${raw}, '"'), '"')`, `${name}: allowed a text`)];
    case 'boolean':
      return [told(isOneOf(`toLower(coalesce(${raw}, 'true'))`, ['true', 'false']), `${name}: allowed true or false`)];
    case 'integer':
    case 'number': {
      const least = minimum ?? -Number.MAX_SAFE_INTEGER;
      const most = maximum ?? Number.MAX_SAFE_INTEGER;
      const value = `coalesce(${raw}, '${minimum ?? maximum ?? 0}')`;
      const is = type === 'integer' ? 'isInt' : 'isFloat';
      const number = `float(if(isFloat(${value}), ${value}, '0'))`;
      const range = `and(${is}(${value}), greaterOrEquals(${number}, ${least}), lessOrEquals(${number}, ${most}))`;
      const kind = type === 'integer' ? 'a whole number' : 'a number';
      return [
        told(
          range,
          `${name}: allowed ${kind}${minimum === undefined ? '' : ` from ${minimum}`}${maximum === undefined ? '' : ` to ${maximum}`}`,
        ),
      ];
    }
    default:
      return [];
  }
}
