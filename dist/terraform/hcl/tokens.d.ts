/**
 * A piece of an expression of HCL, with where it begins and ends. A text in quotes is one token, whatever stands in it.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#lexical-elements
 */
export interface Token {
    readonly kind: 'name' | 'number' | 'text' | 'sign';
    readonly text: string;
    readonly start: number;
    readonly end: number;
}
/** The tokens of an expression; `undefined` for one that ends inside a text, or has texts in texts without end. */
export declare function tokensOf(source: string): Token[] | undefined;
/** Where the brace is that closes a template, whose inside begins at `from`: braces and texts in it are skipped. */
export declare function endOfTemplate(source: string, from: number): number | undefined;
/** Whether `$${` or `%%{` stands here, which is text. */
export declare function isEscaped(source: string, at: number): boolean;
