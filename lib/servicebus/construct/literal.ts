import { Token } from 'cdktf';

/**
 * Text that Terraform reads back exactly as it stands here.
 *
 * Terraform takes `${` and `%{` in every string of its JSON as the beginning of a template, also in
 * `path LIKE '%{b}%'`; doubled first characters are the plain text. A text with a token is already meant for
 * Terraform and must not be touched: the token itself would be escaped.
 */
export function literal(text: string): string {
  // A value of another type, from a catalogue without types, is left to the checks.
  if (typeof text !== 'string' || Token.isUnresolved(text)) return text;
  return text.replace(/[$%]\{/g, (opening) => opening[0] + opening);
}

/** A map whose names and values are literal text. */
export function literals(map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [literal(name), literal(value)]));
}
