import { mapValues } from './map-values';
import type { ParameterSchema } from './parameter-schema';
import { decisionsOf } from './property-source';
import type { NamedAssets, RequestTemplate } from './request-template';

/**
 * A body that says all that a template lets a message say, so that of a message with it only the properties decide.
 *
 * Where no body can be right, as with a parameter whose bounds leave no value, this one is not right either.
 */
export function fullRequest(name: string, template: RequestTemplate): object {
  const { tiers, parameters, inputs } = template;
  return {
    id: '1',
    template: name,
    ...(Object.keys(tiers).length > 0 && { tier: Object.keys(tiers)[0] }),
    nodeCount: 1,
    params: mapValues(parameters, someValue),
    inputs: mapValues(inputs, ({ assets }: NamedAssets) => `azureml:${assets[0] ?? 'data'}:1`),
  };
}

/** A value that a parameter takes, where there is one. */
function someValue({ type, minimum, maximum, enum: words }: ParameterSchema): unknown {
  if (type === 'boolean') return true;
  if (type === 'string') return words?.[0] ?? '';
  if (type === 'number') return minimum ?? maximum ?? 0;
  return minimum === undefined ? Math.floor(maximum ?? 0) : Math.ceil(minimum);
}

/** Something that the body of a request has to say. */
export interface Demand {
  /** Where: `id`, `template`, `params.epochs`, `inputs.data`. */
  readonly place: string;
  /** The property that says it as well: the body has to where a message lacks it. */
  readonly unless?: string;
}

/** What the body of a request has to say, beside what the template presets. */
export function demandsOf(template: RequestTemplate): readonly Demand[] {
  const source = new Map(decisionsOf(template).map(({ parameter, property }) => [parameter, property]));
  const required = Object.entries(template.parameters).filter(([, { default: preset }]) => preset === undefined);
  return [
    { place: 'id' },
    { place: 'template' },
    ...required.map(([parameter]) => {
      const property = source.get(parameter);
      return { place: `params.${parameter}`, ...(property !== undefined && { unless: property }) };
    }),
    ...Object.keys(template.inputs).map((input) => ({ place: `inputs.${input}` })),
  ];
}
