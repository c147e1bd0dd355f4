import type { TerraformElement, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { show, type Waiver, waiverProblems } from '../../rules';

/** What can stand in the JSON with something beside it. */
type Waivable = TerraformElement | TerraformStack;

const waiversOf = new WeakMap<IConstruct, Waiver[]>();

/**
 * Accepts that something does not follow a security rule: for a reason, approved by somebody, until a day.
 *
 * The waiver stands in the JSON beside the resource, where `training-job-scheduler audit` and an auditor find it; it fails there
 * when it has expired, and when nothing needs it any more.
 *
 * @param element a resource, an output or a stack
 */
export function waive(element: Waivable, ...waivers: readonly Waiver[]): void {
  if (waivers.length === 0) return;
  const all = waiversOf.get(element) ?? [];
  if (all.length === 0) {
    element.node.addValidation({ validate: () => all.flatMap((waiver) => named(waiver)) });
    waiversOf.set(element, all);
  }
  all.push(...waivers);
  element.addOverride('//.waivers', [...all].sort(byId));
}

/** The waivers that stand beside a construct, in the order in which they were given. */
export function waiversBeside(construct: IConstruct): readonly Waiver[] {
  return waiversOf.get(construct) ?? [];
}

function byId(a: Waiver, b: Waiver): number {
  const [one, other] = [idOf(a), idOf(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function named(waiver: Waiver): string[] {
  return waiverProblems(waiver).map(({ text }) => `waiver of ${idOf(waiver)}: ${text}`);
}

/** What a waiver is called in messages: it may come from JSON, and be none. */
function idOf(waiver: Waiver | null | undefined): string {
  const id: unknown = waiver?.id;
  return typeof id === 'string' ? id : show(id);
}
