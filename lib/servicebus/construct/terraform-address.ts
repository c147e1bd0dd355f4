import { createHash } from 'node:crypto';
import { TerraformDataSource, type TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { requireLimits } from './limits/resource-limits';

/** Names that can be joined with `_` without two paths giving one text. */
const PLAIN_NAME = /^[A-Za-z0-9-]+$/;
/** Terraform names start with a letter or underscore, Azure names may start with a digit. */
const TERRAFORM_START = /^[A-Za-z_]/;

/**
 * Gives a resource the address that belongs to its construct: the construct's path below the stack, joined with `_`.
 *
 * Addresses are state: Terraform replaces what changes its address. This one depends on the construct's own path and
 * on nothing else, so that neither a new sibling nor another order moves it, and it reads like the path.
 * A part with characters beyond letters, digits and `-` adds a hash of the path, since `a.b` and `a_b` would
 * otherwise be one address, which cdktf merges into one resource without a word.
 *
 * Has to be called right after the resource was made: cdktf ignores it once an attribute has been read. The resource is
 * checked against what Azure takes as names, regions and labels, too.
 */
export function giveAddress<T extends TerraformElement>(owner: Construct, resource: T): T {
  const stack = TerraformStack.of(owner);
  resource.overrideLogicalId(addressOf(pathBelow(stack, owner)));
  refuseMergedAddresses(stack);
  requireLimits(owner, resource);
  return resource;
}

/** The name part of the address of a construct at this path below its stack. */
export function addressOf(path: readonly string[]): string {
  const readable = path.map((part) => part.replace(/[^A-Za-z0-9_-]/g, '-')).join('_');
  const name = path.every((part) => PLAIN_NAME.test(part)) ? readable : `${readable}_${hash(path)}`;
  return TERRAFORM_START.test(name) ? name : `_${name}`;
}

/** A resource as `depends_on` names it: the address alone, not the `${…}` that an attribute would hold. */
export function dependency(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/** The ids from below the stack to the construct. */
export function pathBelow(stack: TerraformStack, construct: Construct): string[] {
  const scopes = construct.node.scopes;
  return scopes.slice(scopes.indexOf(stack) + 1).map((scope) => scope.node.id);
}

function hash(path: readonly string[]): string {
  return createHash('sha256').update(path.join('/')).digest('hex').slice(0, 8);
}

const movesOfStacks = new WeakMap<TerraformStack, { from: string; to: string }[]>();

/**
 * Tells Terraform that what stood at one address is now at another, so that it is changed instead of made anew.
 *
 * An override, since cdktf's own `moveFromId` starts the terraform binary during synth, which must work without one.
 */
export function addMove(stack: TerraformStack, from: string, to: string): void {
  const moves = movesOfStacks.get(stack) ?? [];
  moves.push({ from, to });
  movesOfStacks.set(stack, moves);
  stack.addOverride(
    'moved',
    moves.sort((a, b) => (a.from < b.from ? -1 : 1)),
  );
}

const guardedStacks = new WeakSet<TerraformStack>();

/** Adds the check to a stack that no two of its resources share an address; once a stack. */
function refuseMergedAddresses(stack: TerraformStack): void {
  if (guardedStacks.has(stack)) return;
  guardedStacks.add(stack);
  stack.node.addValidation({ validate: () => mergedAddresses(stack) });
}

function mergedAddresses(stack: TerraformStack): string[] {
  const owners = new Map<string, string>();
  const problems: string[] = [];
  for (const element of stack.node.findAll()) {
    const address = terraformAddress(element);
    if (address === undefined) continue;
    const owner = owners.get(address);
    if (owner === undefined) {
      owners.set(address, element.node.path);
      continue;
    }
    problems.push(
      `address: got ${address} for both ${owner} and ${element.node.path}, allowed one resource an address; ` +
        'give one of the two another id, or Terraform keeps only one of them',
    );
  }
  return problems;
}

function terraformAddress(element: unknown): string | undefined {
  if (TerraformResource.isTerraformResource(element)) return dependency(element);
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return `data.${element.terraformResourceType}.${element.friendlyUniqueId}`;
  }
  return undefined;
}
