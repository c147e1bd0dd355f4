import { readBytes } from '../../files';
import type { Changes } from '../../operations/dead-letters/again';
import { NotAMessage, valueFromJson } from '../../rules';
import { parseExactly } from '../../schema';
import { UsageError } from '../common/exit-status';
import type { ResendOptions } from './dead-letters-options';

/** What `--set`, `--unset` and `--body` say. @throws UsageError with all that is wrong with them */
export function changesOf({ set, unset, body }: Pick<ResendOptions, 'set' | 'unset' | 'body'>): Changes {
  const problems: string[] = [];
  const properties: Map<string, ReturnType<typeof valueFromJson> | undefined> = new Map();
  for (const name of unset) properties.set(name, undefined);
  for (const one of set) {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(one) ?? [];
    if (name === undefined || text === undefined) {
      problems.push(`--set ${one}: write name=value`);
      continue;
    }
    try {
      properties.set(name, valueFromJson(jsonOrText(text), name));
    } catch (error) {
      if (!(error instanceof NotAMessage)) throw error;
      problems.push(...error.problems.map((problem) => `--set ${problem}`));
    }
  }
  if (problems.length > 0) throw new UsageError(problems);
  return { properties, ...(body !== undefined && { body: readBytes(body) }) };
}

/** `5` is a number, `"5"` and `five` are texts. */
function jsonOrText(text: string): unknown {
  try {
    return parseExactly(text);
  } catch {
    return text;
  }
}
