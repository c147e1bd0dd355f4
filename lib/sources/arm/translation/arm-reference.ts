import { Reference } from '../../../terraform';
import { type ArmValue, isArmObject, isList, keyOf, PartlyKnownText, Unknown } from '../expressions/arm-values';

/** Who knows what a template does not. */
const DEPLOYMENT = 'the deployment';

/** A value of ARM that only the deployment knows, or that leads to a resource, in ARM's own words. */
export class ArmReference extends Reference {
  constructor(
    text: string,
    from: readonly string[],
    /** What stands for the id of the resource that it leads to, where it leads to one. */
    readonly key: string | undefined,
    /** What to go by where no resource of the document has that key: Service Bus is found by its names alone. */
    readonly named: { readonly type: string; readonly id: string } | undefined = undefined,
  ) {
    super(text, from, DEPLOYMENT);
  }
}

/** Attributes that stand for the resource that has them. */
const IDENTITY = /^((properties|identity|identity\.properties)\.)?(id|principalId|clientId)$/i;

function referenceTo(value: Unknown): ArmReference {
  const parts = value instanceof PartlyKnownText ? value.parts : [value];
  const from = parts.flatMap((part) => (part instanceof Unknown ? [part.expression] : []));
  const origin = value.origin !== undefined && IDENTITY.test(value.origin.path.join('.')) ? value.origin.id : undefined;
  return new ArmReference(value.text, from, origin ?? keyOf(value));
}

/** A value as a document has it: with a reference where it is not known. */
export function written(value: ArmValue): unknown {
  if (value instanceof Unknown) return referenceTo(value);
  if (isList(value)) return value.map(written);
  if (!isArmObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, written(part)]));
}

/** The arguments in which a secret stands that is not known, with dots into blocks. */
export function secretsIn(value: ArmValue, argument = ''): string[] {
  if (value instanceof Unknown) return value.isSecret ? [argument] : [];
  const join = (part: string | number) => (argument === '' ? `${part}` : `${argument}.${part}`);
  if (isList(value)) return value.flatMap((part, index) => secretsIn(part, join(index)));
  return isArmObject(value) ? Object.entries(value).flatMap(([name, part]) => secretsIn(part, join(name))) : [];
}
