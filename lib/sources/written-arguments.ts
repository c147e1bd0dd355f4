import { meantOrKnown } from '../rules';
import { isObject, type JsonObject, Reference, type TerraformDocument, type TerraformResource } from '../terraform';
import { shippedSchemas } from './terraform-folder/stand-in/base-schemas';
import type { BlockSchema } from './terraform-folder/stand-in/provider-schema';

/** An argument that azurerm does not have, or one that it needs and nobody has written. */
export interface ArgumentProblem {
  readonly resource: TerraformResource;
  /** Its name, with dots into blocks. */
  readonly argument: string;
  readonly kind: 'unknown' | 'missing';
  /** What is wrong, and how to mend it. */
  readonly message: string;
}

/** What Terraform itself takes in any resource; `//` is how its JSON says something to readers. */
const OF_TERRAFORM: ReadonlySet<string> = new Set([
  '//',
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
]);

/**
 * What azurerm 2 and 3 have beside: who writes one of these is not held against azurerm 4 and 5.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/4.0-upgrade-guide
 */
const OF_OLDER: ReadonlySet<string> = new Set([
  'enable_batched_operations',
  'enable_express',
  'enable_partitioning',
  'namespace_name',
  'queue_name',
  'resource_group_name',
  'subscription_name',
  'topic_name',
  'zone_redundant',
]);

/**
 * Arguments of Service Bus that azurerm would refuse by their names, before it looks at any value: it has kept them from 4
 * to 5. Of other types versions differ too much to be judged without the provider; and a plan has passed it already.
 */
export function argumentProblems(document: TerraformDocument): ArgumentProblem[] {
  const { resources: schemas } = shippedSchemas();
  return document.resources.flatMap((resource) => {
    const { type, mode, presence, values, origin } = resource;
    const isWritten = document.writtenAt !== undefined || presence === 'declared';
    const schema = /^azurerm_servicebus_/.test(type) ? schemas.get(type) : undefined;
    if (schema === undefined || mode === 'data' || !isWritten || origin !== undefined) return [];
    return problemsOf(values, schema, type, '').map((one) => ({ ...one, resource }));
  });
}

type Found = Omit<ArgumentProblem, 'resource'>;

function problemsOf(values: JsonObject, { attributes, blocks }: BlockSchema, of: string, path: string): Found[] {
  const names = [...attributes.keys(), ...blocks.keys()];
  const isTop = path === '';
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  const has = new Set(given.map(([name]) => name));
  const isOlder = given.some(([name]) => !names.includes(name) && OF_OLDER.has(name));
  const unknown = given.flatMap(([name, value]): Found[] => {
    const block = blocks.get(name);
    if (block !== undefined) {
      const all = Array.isArray(value) ? value : [value];
      return all.filter(isObject).flatMap((one) => problemsOf(one, block, of, `${path}${name}.`));
    }
    if (attributes.has(name) || (isTop && OF_TERRAFORM.has(name)) || isOlder) return [];
    const argument = `${path}${name}`;
    return [{ argument, kind: 'unknown', message: `${of} has no argument ${argument}; ${meantOrKnown(name, names)}` }];
  });
  // A block that is written as an expression may have it.
  const missing = [...attributes].flatMap(([name, { required }]): Found[] => {
    if (!required || has.has(name) || isOlder || values[name] instanceof Reference) return [];
    const argument = `${path}${name}`;
    return [{ argument, kind: 'missing', message: `${of} needs ${argument}, which is not written; write it` }];
  });
  return [...unknown, ...missing];
}
