import { withoutCommands } from './runner-commands';
import { visible } from './visible';

/**
 * Lines of text as a message of SARIF, where `[text](address)` is a link also in plain text (SARIF 2.1.0, section 3.11.6):
 * the sign that would begin the address is shown by its code point.
 */
export function sarifText(lines: readonly string[]): string {
  return withoutCommands(lines.map(visible).join('\n')).replaceAll('](', ']\\u{28}');
}
