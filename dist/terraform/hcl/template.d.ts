/** A part of a template: text as it is, an expression in `${…}`, or something that is not read, such as `%{ if … }`. */
export type TemplatePart = {
    readonly kind: 'text';
    readonly text: string;
} | {
    readonly kind: 'expression';
    readonly source: string;
} | {
    readonly kind: 'directive';
    readonly source: string;
};
/** Whether a text is a template, or has `$${` in it: most texts of a document are neither. */
export declare function mayBeTemplate(text: string): boolean;
/**
 * The parts of a text of Terraform's JSON, where every text is a template: `$${` is `${`, and `%%{` is `%{`.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#string-literals
 */
export declare function templateParts(text: string): TemplatePart[];
