import { Usages } from '../../lib/proof/messages/usage';
import { foldName, type Message, type RuleFilter, type SqlAction, SqlFilter } from '../../lib/rules';
import { printName, printText } from '../../lib/rules/language/print';

/**
 * Filters that name the texts of messages, where it matters whether two of them are the same: what nobody names is told
 * from what somebody does, and not from each other.
 */
export function comparedTexts(
  parts: readonly (RuleFilter | SqlAction)[],
  messages: readonly Message[],
): readonly SqlFilter[] {
  const { compared, byKey } = new Usages(parts);
  return [...compared.keys()].flatMap((key) => {
    const { name = '', isSystem = false } = byKey.get(key) ?? {};
    const values = messages.map((one) => (isSystem ? one.system.get(name) : one.property(foldName(name))));
    const texts = values.filter((value) => typeof value === 'string');
    if (texts.length === 0) return [];
    return SqlFilter._ofAnySize(
      `${isSystem ? `sys.${name}` : printName(name)} IN (${texts.map(printText).join(', ')})`,
    );
  });
}
