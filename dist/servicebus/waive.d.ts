import type { TerraformElement, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { type Waiver } from '../rules';
/** What can stand in the JSON with something beside it. */
type Waivable = TerraformElement | TerraformStack;
/**
 * Accepts that something does not follow a security rule: for a reason, approved by somebody, until a day.
 *
 * The waiver stands in the JSON beside the resource, where `scheduler audit` and an auditor find it; it fails there
 * when it has expired, and when nothing needs it any more.
 *
 * @param element a resource, an output or a stack
 */
export declare function waive(element: Waivable, ...waivers: readonly Waiver[]): void;
/** The waivers that stand beside a construct, in the order in which they were given. */
export declare function waiversBeside(construct: IConstruct): readonly Waiver[];
export {};
