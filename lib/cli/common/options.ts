import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseIsoTimeSpan } from '../../rules';
import { UsageError } from './exit-status';

/** What `--at` means, the same for every command. */
export const AT_OPTION = [
  '--at <address>',
  'which Service Bus: local, local:<port>, azure:<namespace or its host>, or emulator:<host>:<port>',
  'local',
] as const;

const TICKS_PER_MILLISECOND = 10_000n;

/** A length of time in milliseconds, as ISO 8601 has it: `PT1S`, `PT0.5S`. */
export function lengthOf(text: string): number {
  const ticks = parseIsoTimeSpan(text)?.ticks;
  if (ticks === undefined || ticks < TICKS_PER_MILLISECOND)
    throw new InvalidArgumentError('a length of time as ISO 8601, such as PT1S or PT0.5S');
  return Number(ticks / TICKS_PER_MILLISECOND);
}

/** An option with one of some values, in any letters. */
export function withChoices(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values).argParser((text) => {
    const found = values.find((one) => one.toLowerCase() === text.toLowerCase());
    if (found === undefined) throw new InvalidArgumentError(`one of ${values.join(', ')}`);
    return found;
  });
}

/** Tells whoever writes `--at` where it is `--to`, or the other way round, how it is called here; it is shown nowhere. */
export function calledOtherwise(command: Command, wrong: '--at' | '--to', hint: string): Command {
  const refuse = () => {
    throw new UsageError(`${command.name()} has no ${wrong}: ${hint}`);
  };
  return command.addOption(new Option(`${wrong} [address]`).hideHelp()).on(`option:${wrong.slice(2)}`, refuse);
}

/** The largest number that an option takes: more than anybody waits for. */
const MOST = 999_999_999;

/** A whole number from 1. */
export function countOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError(`a whole number from 1 to ${MOST}`);
  return Number(text);
}

/** The number of a message, of up to 64 bits. */
export function sequenceOf(text: string): bigint {
  if (!/^\d{1,18}$/.test(text))
    throw new InvalidArgumentError('a whole number of up to 18 digits, as peek shows it behind #');
  return BigInt(text);
}
