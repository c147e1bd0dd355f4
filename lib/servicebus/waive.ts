import type { TerraformElement, TerraformStack } from 'cdktf';
import { type Waiver, waiverProblems } from '../rules';

/** What can stand in the JSON with something beside it. */
type Waivable = TerraformElement | TerraformStack;

const waiversOf = new WeakMap<Waivable, Waiver[]>();

/**
 * Accepts that something does not follow a security rule: for a reason, approved by somebody, until a day.
 *
 * The waiver stands in the JSON beside the resource, where `scheduler audit` and an auditor find it; it fails there
 * when it has expired, and when nothing needs it any more.
 *
 * @param element a resource, an output or a stack
 */
export function waive(element: Waivable, ...waivers: readonly Waiver[]): void {
  const all = waiversOf.get(element) ?? [];
  if (all.length === 0) {
    element.node.addValidation({ validate: () => all.flatMap((waiver) => named(waiver)) });
    waiversOf.set(element, all);
  }
  all.push(...waivers);
  element.addOverride(
    '//.waivers',
    [...all].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

function named(waiver: Waiver): string[] {
  return waiverProblems(waiver).map((problem) => `waiver of ${waiver.id}: ${problem}`);
}
