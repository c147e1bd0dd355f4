import { asBoolean } from '../hcl/hcl-functions';
import { unmarked } from '../hcl/hcl-values';
import { argumentAt, isObject, type JsonObject, Reference } from '../resource';
import type { Block } from './blocks';
import { objectsOf } from './blocks';
import type { Module } from './scope';

/** The configuration of a provider, and the module that it stands in; `undefined` where there is none to be found. */
export function providerOf(
  module: Module,
  given: unknown,
  type: string,
): { readonly block: Block; readonly module: Module } | undefined {
  // `provider` is written `azurerm.west`; without one it is the default of the type's own.
  const written = typeof given === 'string' ? given.replace(/^\$\{(.*)\}$/, '$1') : (type.split('_')[0] as string);
  const [name, alias = ''] = written.split('.');
  const own = module.source.providers.find(({ labels, body }) => labels[0] === name && (body.alias ?? '') === alias);
  if (own !== undefined && !isPlaceholder(own.body, module)) return { block: own, module };
  if (module.calledBy === undefined) return own && { block: own, module };
  const passed = new Map(objectsOf(module.calledBy.call.providers).flatMap(Object.entries<unknown>));
  const above = passed.has(written) ? passed.get(written) : alias === '' ? written : undefined;
  return above === undefined ? undefined : providerOf(module.calledBy.module, above, type);
}

/** An empty block of a module says only that it takes the provider of its caller. */
function isPlaceholder(body: JsonObject, module: Module): boolean {
  return module.calledBy !== undefined && Object.keys(body).every((name) => name === '//' || name === 'alias');
}

const SWITCH = 'auto_delete_subscription_default_rule';

/** Whether a provider takes `$Default` away from subscriptions that it makes; `undefined` where that is not known. */
export function takesDefaultRuleAway({ block, module }: { block: Block; module: Module }): boolean | undefined {
  const evaluated = unmarked(module.evaluate(block.body.features)).value;
  if (evaluated instanceof Reference) return undefined;
  const servicebus = argumentAt(evaluated, 'servicebus') ?? undefined;
  if (servicebus instanceof Reference) return undefined;
  const blocks = objectsOf(servicebus).filter(isObject);
  const values = blocks
    .map((one) => unmarked(one[SWITCH]).value)
    .filter((value) => value !== undefined && value !== null);
  const [value] = values;
  return value === undefined ? false : asBoolean(value);
}
