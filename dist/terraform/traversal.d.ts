/** One reference of an expression, in parts: `azurerm_servicebus_topic.m["b"].id`. */
export interface Traversal {
    /** What it begins with: `azurerm_servicebus_topic.m`, `data.x.y`, `module.bus`, `var.a`, `local.b`, `each.key`, `each.value`, `count.index`. */
    readonly root: string;
    /** What follows, names and keys alike: `["b", "id"]`. */
    readonly steps: readonly Step[];
}
/** A name after a dot, or a key in brackets. */
export interface Step {
    readonly key: string | number;
    readonly isIndex: boolean;
}
/** A key as it stands in brackets: a number, or a text in quotes, with whatever stands in it. */
export declare function keyIn(text: string): string | number;
/** A reference as a plan writes it, in parts. */
export declare function parseTraversal(text: string): Traversal;
/**
 * What an expression of a plan refers to, each reference once for each place where it stands.
 *
 * Terraform writes a reference followed by what it is part of, down to the resource: `t.m["b"].id`, `t.m["b"]`, `t.m`.
 * A reference that is no part of the one before it begins a new one.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 */
export declare function traversalsOf(expression: unknown): Traversal[];
/** A traversal as somebody would write it. */
export declare function traversalText({ root, steps }: Traversal): string;
