import { plainText } from '../../../schema';
import type { Subject } from '../../document/subject';

/** Why a rule is not about a namespace of this tier; `undefined` on Premium. @throws Unresolved for an unknown tier */
export function notOnPremium(subject: Subject, what: string): string | undefined {
  const sku = subject.literal('sku');
  return sku === 'Premium' ? undefined : `${what} is part of Premium only, and the namespace is ${plainText(sku)}`;
}
