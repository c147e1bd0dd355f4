import { type TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { describeProblem } from '../../../rules';
import { Checks, known } from '../checks';
import { NAMES } from './resource-names';
import { TAG_RULES } from './tags';

/** A resource, and the construct that it was made by. */
interface Made {
  readonly resource: TerraformResource;
  readonly owner: Construct;
}

/** What every resource of azurerm has as it was written, where it has it. */
interface Written {
  readonly nameInput?: unknown;
  readonly locationInput?: unknown;
  readonly tagsInput?: unknown;
}

const madeIn = new WeakMap<TerraformStack, Made[]>();

/**
 * Has a resource checked against what Azure takes as names, regions and labels, where azurerm would find out in the middle
 * of an apply. What many resources have in common is told once.
 */
export function requireLimits(owner: Construct, resource: TerraformElement): void {
  if (!TerraformResource.isTerraformResource(resource)) return;
  const stack = TerraformStack.of(owner);
  const made = madeIn.get(stack) ?? [];
  if (made.length === 0) {
    madeIn.set(stack, made);
    stack.node.addValidation({ validate: () => commonProblems(made) });
  }
  made.push({ resource, owner });
  owner.node.addValidation({ validate: () => nameProblems(resource) });
}

function nameProblems(resource: TerraformResource): string[] {
  const { nameInput: name } = resource as Written;
  const rule = NAMES[resource.terraformResourceType];
  if (rule === undefined || typeof name !== 'string') return [];
  const checks = new Checks();
  checks.name(`name of ${resource.terraformResourceType}`, name, rule);
  return checks.problems;
}

/** What is the same for many resources, each once, with the first of them. */
function commonProblems(made: readonly Made[]): string[] {
  const found = new Map<
    string,
    { readonly first: Made; count: number; readonly describe: (subject: string) => string }
  >();
  const add = (key: string, first: Made, describe: (subject: string) => string) => {
    const same = found.get(key);
    if (same === undefined) found.set(key, { first, count: 1, describe });
    else same.count += 1;
  };
  for (const one of made) {
    const { locationInput: location, tagsInput: tags } = one.resource as Written;
    if (typeof location === 'string' && known(location) && !/^([A-Za-z][A-Za-z0-9 ]*)?$/.test(location)) {
      const allowed = 'a region of Azure, of letters, digits and blanks';
      const fix = 'write it as `az account list-locations --query [].name` does, such as "westeurope"';
      add(`location ${location}`, one, (of) =>
        describeProblem({ subject: `location of ${of}`, got: location, allowed, fix }),
      );
    }
    if (!isLabels(tags)) continue;
    const literal = Object.fromEntries(Object.entries(tags).filter(([name, value]) => known(name) && known(value)));
    for (const { types, wrong, allowed } of TAG_RULES) {
      const got = (types?.includes(one.resource.terraformResourceType) ?? true) ? wrong(literal) : undefined;
      if (got === undefined) continue;
      const fix = 'rename it, or take some away';
      add(`tags ${allowed} ${got}`, one, (of) => describeProblem({ subject: `tags of ${of}`, got, allowed, fix }));
    }
  }
  return [...found.values()].map(({ first, count, describe }) => {
    const others = count === 1 ? '' : ` and ${count - 1} more`;
    return describe(`${first.owner.node.path}${others}`);
  });
}

function isLabels(tags: unknown): tags is Readonly<Record<string, string>> {
  return typeof tags === 'object' && tags !== null && Object.values(tags).every((value) => typeof value === 'string');
}
