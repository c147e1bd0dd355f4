import { visible } from './visible';

/**
 * Text as the content of an element or as a quoted attribute, in XML and in HTML.
 *
 * Most control characters are none that XML may have, not even by number (XML 1.0, section 2.2), so they are shown.
 */
export function markupText(text: string): string {
  return visible(text).replace(/[&<>"]|#(?=#)/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Two of the last in a row could begin a command to a runner. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '#': '&#35;',
};
