import type { TerraformDocument } from '../../../lib/terraform';
import { audited, documentOf, type Resources, recordAt } from '../documents';

/** What only Terraform knows. */
export const LATER = '${var.later}';
/** Why a rule that reads an argument cannot tell, where that is known later. */
export const laterAt = (argument: string) => `unknown: ${argument} is \${var.later}, which only Terraform knows`;

/**
 * What a rule says of something in a document, as an auditor reads it: `compliant: sku is Premium, and shall be Premium`.
 * Of several things that it has looked at each is a line of its own; a key by which one can be waived is in brackets.
 */
export function saidIn(document: TerraformDocument, rule: string, address: string): string {
  const { status, evidence, findings, reason } = recordAt(audited(document), rule, address);
  const lines = [...evidence, ...findings].map((one) => {
    const key = 'key' in one && one.key !== undefined ? ` [${one.key}]` : '';
    return `${one.argument === '' ? 'there' : one.argument}${key} is ${one.got}, and shall be ${one.expected}`;
  });
  return `${status}: ${reason ?? lines.join('\n')}`;
}

/** What a rule says of a resource named `it`, with others beside it. */
export function saidOf(rule: string, type: string, values: object, beside: Resources = {}, others: object = {}) {
  const resources = { ...beside, [type]: { ...beside[type], it: values } };
  return saidIn(documentOf(resources, others), rule, `${type}.it`);
}

/** Arguments in blocks: `nested('a.b', 1)` is `{ a: { b: 1 } }`. */
export function nested(argument: string, value: unknown): object {
  return argument.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as object;
}
