import { own } from '../../schema';
import { isObject } from '../resource';

const SWITCH = 'auto_delete_subscription_default_rule';

/**
 * Whether a provider of a plan takes `$Default` away from the subscriptions that it creates; `undefined` where its
 * setting is not a literal, which is all that a plan has of it, or the plan does not tell which provider it is.
 *
 * @param providers the plan's `configuration.provider_config`
 * @param key the provider's key in it; one that a module is not given is the default one of the root
 */
export function planRemovesDefaultRule(providers: unknown, key: string | undefined): boolean | undefined {
  if (key === undefined) return undefined;
  const all = isObject(providers) ? providers : {};
  const found = own(all, key) ?? own(all, key.split(':').at(-1) ?? key);
  // A provider that is nowhere configured has its defaults.
  const expressions = isObject(found) && isObject(found.expressions) ? found.expressions : {};
  return switchIn(expressions.features);
}

function switchIn(part: unknown): boolean | undefined {
  if (Array.isArray(part)) return any(part.map(switchIn));
  if (!isObject(part)) return false;
  // The whole of `features`, or of `servicebus`, may come from an expression by a dynamic block.
  if (Array.isArray(part.references) && part.references.length > 0) return undefined;
  if (part.servicebus !== undefined) return switchIn(part.servicebus);
  const value = part[SWITCH];
  if (isObject(value)) return 'constant_value' in value ? value.constant_value === true : undefined;
  return false;
}

/** Whether one of them is on; not known where none is, and one may be. */
function any(found: readonly (boolean | undefined)[]): boolean | undefined {
  if (found.includes(true)) return true;
  return found.includes(undefined) ? undefined : false;
}
