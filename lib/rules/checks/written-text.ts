import { LONGEST_TEXT } from '../language/parse';
import type { Diagnostic } from './diagnostic';

/**
 * What azurerm and Azure make of a text that is deployed as it is written, as that of Terraform is: how long it may be, and
 * blanks that Azure does not keep. Nothing is said of what it means.
 *
 * @see facts on azurerm 4.x, measured: it checks `sql_filter` for 1 to 1024 bytes, and `action` for nothing
 */
export function checkWrittenText(kind: 'filter' | 'action', text: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const bytes = new TextEncoder().encode(text).length;
  // azurerm counts bytes of a filter, Azure UTF-16 units of both; more units than allowed are more bytes, too.
  if (kind === 'filter' && bytes > LONGEST_TEXT) {
    const message = `${bytes} bytes in UTF-8, at most ${LONGEST_TEXT} are allowed: terraform validate refuses it`;
    found.push({ severity: 'error', code: 'bytes', message });
  }
  if (kind === 'action' && text.length > LONGEST_TEXT) {
    const message = `${text.length} characters, at most ${LONGEST_TEXT} are allowed: azurerm does not look at it, and Azure refuses it at apply`;
    found.push({ severity: 'error', code: 'bytes', message });
  }
  // Azure gives back trimmed text; of line breaks within nothing is known, and one line shows no difference at all.
  if (/[\r\n]/.test(text) || text !== text.trim()) {
    const message =
      'Azure keeps the text trimmed, so that terraform plan shows a change again and again; write it on one line, without blanks around it';
    found.push({ severity: 'warning', code: 'several-lines', message });
  }
  return found;
}
