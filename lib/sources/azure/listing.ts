import { isObject, type JsonObject, type JsonPath } from '../../terraform';
import type { ArmResource } from '../arm/arm-resource';
import { type ArmObject, type ArmValue, field } from '../arm/expressions/arm-values';

/** An id of Azure, in its parts. */
interface IdParts {
  readonly type: string;
  readonly names: readonly string[];
  readonly at: string;
  readonly resourceGroup: string | undefined;
}

/** The parts of an id: the last `/providers/` says what it is of. `undefined` for what is no id of a resource. */
export function idParts(id: string): IdParts | undefined {
  const [, at = '', rest = ''] = /^(.*)\/providers\/([^/]+(?:\/[^/]+\/[^/]+)+)$/i.exec(id) ?? [];
  const [provider = '', ...pairs] = rest.split('/');
  if (provider === '') return undefined;
  const kinds = pairs.filter((_, index) => index % 2 === 0);
  const names = pairs.filter((_, index) => index % 2 === 1);
  const resourceGroup = /\/resourceGroups\/([^/]+)/i.exec(id)?.[1];
  return { type: [provider, ...kinds].join('/'), names, at, resourceGroup };
}

/** What Azure answers of one resource, or `az` prints of it: then its properties stand beside its name. */
export function listedResource(one: JsonObject, file: string, path: JsonPath): ArmResource | undefined {
  const id = typeof one.id === 'string' ? one.id : '';
  const parts = idParts(id);
  if (parts === undefined) return undefined;
  const { at, ...others } = parts;
  const properties = isObject(one.properties) ? one.properties : one;
  const scope = field(properties, 'scope');
  return {
    file,
    path,
    id,
    ...others,
    // What a role is granted at is said beside it: the list of a namespace has those above it, too.
    at: typeof scope === 'string' ? scope : at,
    body: { ...one, properties } as ArmObject as Readonly<Record<string, ArmValue>>,
    isExisting: false,
  };
}
