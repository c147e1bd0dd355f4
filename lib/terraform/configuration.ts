import { isObject, type JsonObject, Reference, type TerraformResource } from './resource';

/** Resources of a folder of `.tf.json`, and what their references lead to. */
export interface ResolvedResources {
  readonly resources: readonly TerraformResource[];
  /** The resource that an argument refers to; `undefined` where the argument is a literal or leads nowhere. */
  target(resource: TerraformResource, argument: string): TerraformResource | undefined;
}

/** What the files of one folder say together, as Terraform reads them. */
export function readConfiguration(
  files: readonly { readonly file: string; readonly json: JsonObject }[],
): ResolvedResources {
  const resources = files.flatMap(({ file, json }) => [
    ...resourcesOf(file, 'managed', json.resource),
    ...resourcesOf(file, 'data', json.data),
  ]);
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]));
  return {
    resources,
    target: ({ values }, argument) => {
      const value = values[argument];
      const address = value instanceof Reference ? REFERENCE.exec(value.text)?.[1] : undefined;
      return address === undefined ? undefined : byAddress.get(address);
    },
  };
}

/** A template that is nothing but one attribute of one resource. */
const REFERENCE = /^\$\{((?:data\.)?[A-Za-z]\w*\.[\w-]+)\.\w+\}$/;

function resourcesOf(file: string, mode: TerraformResource['mode'], section: unknown): TerraformResource[] {
  if (!isObject(section)) return [];
  const prefix = mode === 'data' ? 'data.' : '';
  return Object.entries(section).flatMap(([type, byName]) =>
    Object.entries(isObject(byName) ? byName : {}).flatMap(([name, body]) => {
      // Terraform's JSON allows a list of blocks where one is meant.
      const [values] = Array.isArray(body) ? body : [body];
      if (!isObject(values)) return [];
      return [{ file, address: `${prefix}${type}.${name}`, mode, type, values: readValues(values) }];
    }),
  );
}

/** The arguments with templates that are plain text read as Terraform reads them: `$${` is `${`, `%%{` is `%{`. */
function readValues(values: JsonObject): JsonObject {
  const read = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return hasTemplate(value) ? new Reference(value) : value.replace(/([$%])\1\{/g, '$1{');
    }
    if (Array.isArray(value)) return value.map(read);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, read(part)]));
  };
  const { '//': metadata, ...rest } = values;
  return { ...(read(rest) as object), ...(metadata !== undefined && { '//': metadata }) };
}

/** Whether a text has a template that is not written as plain text. */
function hasTemplate(text: string): boolean {
  return /(^|[^$])(\$\$)*\$\{|(^|[^%])(%%)*%\{/.test(text);
}
