/**
 * Makes what cannot be seen in a text visible, so that a name or a filter of somebody else is what it looks like: it
 * moves no cursor, sets no title, fills no clipboard, turns no letters around and begins no line.
 *
 * The form is `\u{1b}`, a code point as JavaScript, Rust and Swift write it, everywhere where people read:
 *
 * - a reviewer sees that something stands there, and can look up what
 * - two different texts never look the same: what was written as `\u{1b}` in six letters is shown as `\u{5c}u{1b}`
 * - JSON has another form (`\u001b`), so that JSON within a sentence stays the JSON that it is
 *
 * It is for a text once: what is visible already would have its backslashes escaped again. Secrets are taken out.
 */
export declare function visible(given: string): string;
/** The same for text of several lines that may be visible already: line feeds and backslashes stay. */
export declare function visibleLines(text: string): string;
/** The same in a text of JSON: the form of JSON, in which the data stay exactly what they are. */
export declare function visibleInJson(text: string): string;
