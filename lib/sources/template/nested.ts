import { isObject, type JsonObject } from '../../terraform';
import { type ArmValue, field, isArmObject, Unknown } from '../arm/expressions/arm-values';
import { evaluateJson, type Scope } from '../arm/expressions/evaluate-arm';
import { asText, type Place } from '../arm/ids';
import type { GivenParameters } from './parameters';

/** A function that a template makes itself. */
export interface UserFunction {
  readonly parameters?: unknown;
  readonly output?: unknown;
}

/** The template's own functions, by `namespace.name` in small letters. */
export function userFunctions({ functions }: JsonObject): [string, UserFunction][] {
  return (Array.isArray(functions) ? functions : [])
    .filter(isObject)
    .flatMap(({ namespace, members }) =>
      Object.entries(isObject(members) ? members : {}).map(([name, member]): [string, UserFunction] => [
        `${String(namespace)}.${name}`.toLowerCase(),
        isObject(member) ? member : {},
      ]),
    );
}

/** Where a template is that a deployment only names. */
export function linkText(link: JsonObject | undefined): string {
  const where = link?.relativePath ?? link?.uri ?? link?.id;
  return typeof where === 'string' ? where : 'it has none';
}

/** What a deployment gives to the parameters of its template, evaluated where it stands. */
export function givenTo({ parameters, parametersLink }: JsonObject, scope: Scope): GivenParameters {
  const given = evaluateJson(parameters ?? {}, scope);
  const entries = isArmObject(given) ? Object.entries(given) : [];
  const values = entries.map(([name, one]): [string, ArmValue] => {
    const value = isArmObject(one) ? field(one, 'value') : undefined;
    return [name.toLowerCase(), value ?? new Unknown(`parameters('${name}')`, true)];
  });
  return { values: new Map(values), isOpen: parametersLink !== undefined || !isArmObject(given) };
}

/** Where a deployment deploys to: where it stands, unless it says another place. */
export function deployedTo(raw: JsonObject, scope: Scope, place: Place, { $schema }: JsonObject): Place {
  const subscription = raw.subscriptionId === undefined ? undefined : asText(evaluateJson(raw.subscriptionId, scope));
  const group = raw.resourceGroup === undefined ? undefined : asText(evaluateJson(raw.resourceGroup, scope));
  const isAbove = /\/(subscription|managementGroup|tenant)DeploymentTemplate\.json/i.test(String($schema));
  return {
    subscription: subscription ?? place.subscription,
    resourceGroup: group ?? (isAbove || subscription !== undefined ? undefined : place.resourceGroup),
  };
}
