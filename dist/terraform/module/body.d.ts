import { type Scope } from '../hcl/evaluate';
/** How an evaluated scope is made of another, with the names that a `dynamic` block gives. */
export type WithNames = (scope: Scope, names: ReadonlyMap<string, unknown>) => Scope;
/**
 * A value of Terraform's JSON, evaluated in all its parts. `//` stands for a comment and is kept as it is; `dynamic`
 * blocks become what they make.
 */
export declare function evaluateValue(value: unknown, scope: Scope, withNames: WithNames): unknown;
