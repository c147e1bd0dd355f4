import { dirname, join } from 'node:path';
import { inputName, kindOf, readFileText } from '../../files';
import { isObject, type JsonObject, type TerraformDocument } from '../../terraform';
import { keyOf } from '../arm/expressions/arm-values';
import { freshWork } from '../arm/expressions/evaluate-arm';
import { placeOfTemplate } from '../arm/ids';
import { written } from '../arm/translation/arm-reference';
import { translate } from '../arm/translation/translate';
import { describedDocument } from '../described-document';
import { type JsonSource, jsonOf } from '../json-source';
import { type GivenParameters, isSecure, NO_PARAMETERS, readParameters } from './parameters';
import { Deployment, type FindTemplate } from './template-deployment';

const STANDARD_INPUT = '-';

/** Whether some JSON is a template for Azure Resource Manager: what `bicep build` writes, or what Azure exports. */
export function isTemplate(json: JsonObject): boolean {
  if (typeof json.$schema === 'string') return /deploymentTemplate\.json/i.test(json.$schema);
  return typeof json.contentVersion === 'string' && json.resources !== undefined;
}

/** Whether some JSON is a file of parameters. */
export function isParameters(json: JsonObject): boolean {
  if (typeof json.$schema === 'string') return /deploymentParameters\.json/i.test(json.$schema);
  return typeof json.contentVersion === 'string' && json.parameters !== undefined && json.resources === undefined;
}

/**
 * What a template deploys.
 *
 * @param parameters a file with values of its parameters
 * @throws FileProblem where that cannot be read
 * @throws UnreadableDocument where that gives what the template does not have
 */
export function readTemplate(source: JsonSource, parameters?: JsonSource<unknown>): TerraformDocument {
  const { file, json } = source;
  const read: JsonSource<unknown>[] = [source, ...(parameters === undefined ? [] : [parameters])];
  const given = parameters === undefined ? NO_PARAMETERS : readParameters(parameters.file, parameters.json, json);
  const deployment = new Deployment({
    file,
    path: [],
    template: json,
    given,
    place: placeOfTemplate(
      !/(subscription|managementGroup|tenant)DeploymentTemplate\.json/i.test(String(json.$schema)),
    ),
    label: '',
    perhaps: undefined,
    work: freshWork(),
    findTemplate: templatesBeside(read),
  });
  const { resources, gaps } = deployment.contents();
  const { definitions } = json;
  return describedDocument({
    path: file,
    kind: 'an ARM template',
    writtenBy: writerOf(json),
    resources: resources.map((one) => translate(one, 'declared')),
    // What a template that is not read deploys may also be what is here, and another than it is here.
    gaps: gaps.map(({ file: at, address, why }) => ({ file: at, address, why, effect: 'other' })),
    outputs: [...deployment.outputs()].map(([name, { value, isSecret }]) => ({
      file,
      name,
      path: ['outputs', name],
      isSensitive: isSecret,
      value: written(value),
      said: {},
    })),
    parts: parametersOf(source, definitions, given),
    files: read.map(({ file: name, text, bytes }) => ({ file: name, text, ...(bytes !== undefined && { bytes }) })),
  });
}

/** Templates that a deployment names by where they stand beside this one. */
function templatesBeside(read: JsonSource<unknown>[]): FindTemplate {
  const known = new Map<string, JsonSource | undefined>();
  return (relative, from) => {
    // What comes through a pipe has nothing beside it.
    if (from === inputName(STANDARD_INPUT)) return undefined;
    const file = join(dirname(from), relative);
    if (!known.has(file)) {
      const found = kindOf(file) === 'file' ? { file, ...readFileText(file) } : undefined;
      const json = found && jsonOf(found.file, found.text);
      const one = found !== undefined && isObject(json) && isTemplate(json) ? { ...found, json } : undefined;
      if (one !== undefined) read.push(one);
      known.set(file, one);
    }
    return known.get(file);
  };
}

/** Where a secret can be written down: the defaults of parameters. */
function parametersOf({ file, json }: JsonSource, definitions: unknown, given: GivenParameters) {
  const declared = isObject(json.parameters) ? Object.entries(json.parameters) : [];
  return declared.flatMap(([name, one]) =>
    isObject(one)
      ? [
          {
            file,
            address: `parameters('${name}')`,
            kind: 'variable' as const,
            path: ['parameters', name],
            values: {
              default: given.values.has(keyOf(name)) ? undefined : one.defaultValue,
            },
            isSensitive: isSecure(one, definitions),
          },
        ]
      : [],
  );
}

/** `bicep 0.30.3`, where the template says so. */
function writerOf({ metadata }: JsonObject): string | undefined {
  const generator = isObject(metadata) ? metadata._generator : undefined;
  return isObject(generator) && typeof generator.name === 'string'
    ? [generator.name, generator.version].filter((one) => typeof one === 'string').join(' ')
    : undefined;
}
