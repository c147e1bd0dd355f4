import type { Command, Option } from 'commander';
import { askedOf } from './asked-words';
import { type Candidate, valuesOf } from './option-values';
import type { Shell } from './scripts';

/** What can be written in the place of the last word, and which files besides. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  readonly files: 'none' | 'files' | 'folders';
}

/**
 * What the last of some words can become.
 *
 * @param words those behind the name of the program, the last one as far as it is written
 * @param shell with its own idea of what a word of `--from=x` is
 */
export async function completionOf(program: Command, words: readonly string[], shell: Shell): Promise<Completion> {
  const asked = askedOf(program, words);
  const { command, written, before } = asked;
  const { names, files } = asked.meant === undefined ? NOTHING : await valuesOf(asked.meant, asked);
  const commands = asked.mayBeCommand ? commandsBelow(command) : [];
  const first = [...commands, ...names].filter(({ value }) => value.startsWith(written) && isPlain(value));
  // Before anything is written options are told where there is nothing else.
  const isForOptions = asked.mayBeOption && first.length === 0 && files === 'none';
  const options = isForOptions ? optionsOf(command, asked.given).filter(({ value }) => value.startsWith(written)) : [];
  // Fish takes the word as a whole; the others are told that the beginning stays.
  const prefix = shell === 'fish' ? before : '';
  const candidates = [...first, ...options].map((one) => ({ ...one, value: `${prefix}${one.value}` }));
  return { candidates, files };
}

const NOTHING = { names: [], files: 'none' } as const;

/** Names come from documents of others: what a shell could take for something else is not offered. */
function isPlain(value: string): boolean {
  return /^[\w.@%+,:/-]+$/.test(value);
}

function commandsBelow(command: Command): Candidate[] {
  if (command.commands.length === 0) return [];
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ value: one.name(), description: one.description() }));
}

/** Options that are given and have no value would say nothing again. */
function optionsOf(command: Command, given: ReadonlyMap<Option, string | undefined>): Candidate[] {
  const names = new Set([...given.keys()].filter((one) => !one.required && !one.optional).map(({ long }) => long));
  return command
    .createHelp()
    .visibleOptions(command)
    .filter(({ long }) => !names.has(long))
    .map(({ long, short, description }) => ({ value: long ?? short ?? '', description }));
}
