import type { Target, TerraformResource } from '../../terraform';
import { Reference } from '../../terraform/resource';
import type { Fact, Unresolved } from '../topology/fact';
import { textOf } from './read-rule';

/**
 * The tier of the namespace that something is in. No answer about where messages go depends on it: what of it is not known
 * is told by whoever asks.
 *
 * @param doubt what may make any setting another one than the document says
 */
export function tierOf(resource: TerraformResource, namespace: Target, doubt: Unresolved | undefined): Fact<string> {
  const unknown = (address: string, argument: string, problem: string): Fact<never> => ({
    kind: 'unknown',
    unresolved: { address, argument, problem },
  });
  if (doubt !== undefined) return { kind: 'unknown', unresolved: doubt };
  if (namespace.kind !== 'resource')
    return unknown(
      resource.address,
      'namespace_id',
      'its namespace is made elsewhere, and the tier of that is not known',
    );
  const { address, values } = namespace.resource;
  if (typeof values.sku === 'string') return { kind: 'known', value: values.sku };
  // azurerm has no default for it; what azapi says of it is not read.
  const why = values.sku instanceof Reference ? `it is ${textOf(values.sku)}` : 'its tier is not read here';
  return unknown(address, 'sku', why);
}
