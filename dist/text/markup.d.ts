/**
 * Text as the content of an element or as a quoted attribute, in XML and in HTML.
 *
 * Most control characters are none that XML may have, not even by number (XML 1.0, section 2.2), so they are shown.
 */
export declare function markupText(text: string): string;
