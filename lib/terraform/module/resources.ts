import { Sensitive } from '../hcl/hcl-values';
import { isObject, type JsonObject, type Presence, Reference, type TerraformResource } from '../resource';
import type { Instance } from './instances';
import type { Module } from './scope';

/** A value without marks, and where in it what is sensitive stands. */
export function stripped(value: unknown): { readonly value: unknown; readonly sensitive: readonly string[] } {
  const sensitive: string[] = [];
  const strip = (part: unknown, at: string): unknown => {
    if (part instanceof Sensitive) {
      sensitive.push(at);
      return strip(part.value, at);
    }
    if (part instanceof Reference) return part;
    if (part instanceof Set) return [...part].map((one) => strip(one, at));
    const below = (name: string | number) => (at === '' ? `${name}` : `${at}.${name}`);
    if (Array.isArray(part)) return part.map((one, index) => strip(one, below(index)));
    if (!isObject(part)) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, strip(inner, below(name))]));
  };
  const plain = strip(value, '');
  return { value: plain, sensitive: [...new Set(sensitive)] };
}

/** What Terraform reads for itself: how many there are is told by how many resources there are. */
const LEFT_OUT = new Set(['for_each', 'count', 'dynamic']);
/** Names and switches of Terraform's own, which are no expressions. */
const AS_WRITTEN = new Set(['//', 'depends_on', 'provider', 'lifecycle', 'provisioner', 'connection']);

/** An instance as the readers of a document know it. */
export function resourceOf(instance: Instance, module: Module, perhaps: string | undefined): TerraformResource {
  const { declaration, address } = instance;
  const { body, mode, type, file, path } = declaration;
  const names = new Set([...Object.keys(body), ...dynamicNames(body)]);
  const evaluated = new Map<string, unknown>();
  for (const name of names) {
    if (LEFT_OUT.has(name)) continue;
    if (AS_WRITTEN.has(name)) evaluated.set(name, name === '//' ? body[name] : module.evaluate(body[name]));
    else {
      const value = instance.argument(name);
      if (value !== undefined) evaluated.set(name, value);
    }
  }
  const { value, sensitive } = stripped(Object.fromEntries(evaluated));
  const presence: Presence =
    mode === 'data' ? 'read' : module.address === '' && module.source.imported.has(address) ? 'imported' : 'declared';
  return { file, address, mode, type, path, values: value as JsonObject, presence, perhaps, sensitive };
}

function dynamicNames({ dynamic }: JsonObject): string[] {
  return (Array.isArray(dynamic) ? dynamic : [dynamic]).filter(isObject).flatMap(Object.keys);
}
