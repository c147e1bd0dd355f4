import { isObject, type JsonObject, type JsonPath, type TerraformResource } from '../resource';
import { unflattened } from './flat-attributes';

/** The resources of a state as Terraform keeps it, from 0.12 on. */
export function resourcesOfStored(file: string, { resources }: JsonObject): TerraformResource[] {
  return objectsIn(resources).flatMap(([number, resource]) => {
    const { module, mode, type, name } = resource;
    const isData = mode === 'data';
    const prefix = typeof module === 'string' && module !== '' ? `${module}.` : '';
    return objectsIn(resource.instances).flatMap(([index, instance]): TerraformResource[] => {
      const { index_key: key, attributes, attributes_flat: flat, deposed } = instance;
      const isFlat = !isObject(attributes) && isObject(flat);
      const values = isObject(attributes) ? attributes : isFlat ? unflattened(flat) : undefined;
      // What a failed replacement has left behind stands beside the one that counts.
      if (values === undefined || typeof deposed === 'string') return [];
      return [
        {
          file,
          address: `${prefix}${isData ? 'data.' : ''}${type}.${name}${keyText(key)}`,
          mode: isData ? 'data' : 'managed',
          type: String(type),
          path: ['resources', number, 'instances', index, isFlat ? 'attributes_flat' : 'attributes'],
          values,
          presence: isData ? 'read' : 'deployed',
          sensitive: pathsIn(instance.sensitive_attributes),
        },
      ];
    });
  });
}

/** The resources of a state as Terraform up to 0.11 keeps it. */
export function resourcesOfOld(file: string, { modules }: JsonObject): TerraformResource[] {
  return objectsIn(modules).flatMap(([number, { path, resources }]) => {
    // The first is the root.
    const names = (Array.isArray(path) ? path.slice(1) : []).map((name) => `module.${name}.`).join('');
    return Object.entries(isObject(resources) ? resources : {}).flatMap(([key, resource]): TerraformResource[] => {
      const { type, primary } = isObject(resource) ? resource : {};
      const attributes = isObject(primary) && isObject(primary.attributes) ? primary.attributes : undefined;
      if (attributes === undefined) return [];
      const isData = key.startsWith('data.');
      const at: JsonPath = ['modules', number, 'resources', key, 'primary', 'attributes'];
      return [
        {
          file,
          // `azurerm_servicebus_topic.jobs.0` is the first of several.
          address: `${names}${key.replace(/^((?:data\.)?[^.]+\.[^.]+)\.(\d+)$/, '$1[$2]')}`,
          mode: isData ? 'data' : 'managed',
          type: String(type),
          path: at,
          values: unflattened(attributes),
          presence: isData ? 'read' : 'deployed',
          sensitive: [],
        },
      ];
    });
  });
}

function keyText(key: unknown): string {
  return key === undefined || key === null ? '' : `[${JSON.stringify(key)}]`;
}

/** Paths of what is sensitive: `[[{"type": "get_attr", "value": "sql_filter"}]]`. Indexes are left out. */
function pathsIn(marks: unknown): string[] {
  const paths = Array.isArray(marks) ? marks.filter(Array.isArray) : [];
  return paths.map((steps) =>
    (steps as unknown[])
      .filter(isObject)
      .flatMap(({ type, value }) => (type === 'get_attr' || isText(value) ? [textOf(value)] : []))
      .join('.'),
  );
}

/** A key of a map, which is a value with its type. */
function isText(value: unknown): boolean {
  return isObject(value) && value.type === 'string';
}

function textOf(value: unknown): string {
  return String(isObject(value) ? value.value : value);
}

function objectsIn(list: unknown): [number, JsonObject][] {
  return (Array.isArray(list) ? list : []).flatMap((one: unknown, index) =>
    isObject(one) ? [[index, one] as [number, JsonObject]] : [],
  );
}
