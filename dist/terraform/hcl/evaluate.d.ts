import type { Bounds } from './bounds';
import { type Path } from './values';
/** Where an expression stands: what the names in it mean. */
export interface Scope {
    /** What a root and the steps from it lead to; `text` is how that was written. */
    lookup(root: string, path: Path, text: string): unknown;
    /** How much of the configuration may be gone through. */
    readonly bounds: Bounds;
}
/** What a text of Terraform's JSON is: text, another value where it is one template, or what only Terraform knows. */
export declare function evaluateText(text: string, scope: Scope): unknown;
/** What a path from a value leads to; where it leads nowhere that is known, `otherwise`. */
export declare function access(from: unknown, path: Path, otherwise: () => unknown): unknown;
