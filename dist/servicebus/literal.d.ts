/**
 * Text that Terraform reads back exactly as it stands here.
 *
 * Terraform takes `${` and `%{` in every string of its JSON as the beginning of a template, also in
 * `path LIKE '%{b}%'`; doubled first characters are the plain text. A text with a token is already meant for
 * Terraform and must not be touched: the token itself would be escaped.
 */
export declare function literal(text: string): string;
/** A map whose names and values are literal text. */
export declare function literals(map: Readonly<Record<string, string>>): Record<string, string>;
