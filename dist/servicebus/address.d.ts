import { type TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
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
export declare function giveAddress<T extends TerraformElement>(owner: Construct, resource: T): T;
/** The name part of the address of a construct at this path below its stack. */
export declare function addressOf(path: readonly string[]): string;
/** A resource as `depends_on` names it: the address alone, not the `${…}` that an attribute would hold. */
export declare function dependency(resource: TerraformResource): string;
/** The ids from below the stack to the construct. */
export declare function pathBelow(stack: TerraformStack, construct: Construct): string[];
/**
 * Tells Terraform that what stood at one address is now at another, so that it is changed instead of made anew.
 *
 * An override, since cdktf's own `moveFromId` starts the terraform binary during synth, which must work without one.
 */
export declare function addMove(stack: TerraformStack, from: string, to: string): void;
