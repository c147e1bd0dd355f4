import type { Command } from 'commander';
import { UsageError } from './exit-status';
import { shellWord } from './shell-word';
import { isSource, isTerraform, SYNTHESIZED, sourceOf } from './source-names';

/**
 * Has a command refuse what stands behind it and is none of its arguments. Where that is a file, a folder or a namespace
 * in Azure, somebody wants it to be read: commander would only count that there is one argument too many.
 */
export function refuseExcess(command: Command): void {
  command.allowExcessArguments(true).hook('preAction', (_, run) => {
    if (run !== command) return;
    const { registeredArguments, args } = command;
    const isOpen = registeredArguments.at(-1)?.variadic === true;
    const excess = isOpen ? [] : args.slice(registeredArguments.length);
    const given = excess.find(isSource) ?? (isNothingSynthesized(command) ? args.find(isTerraform) : undefined);
    if (takesSource(command) && given !== undefined) throw new UsageError(namedWithFrom(command, given));
    if (excess.length === 0) return;
    const expected = registeredArguments.length;
    command.error(
      `error: too many arguments for '${command.name()}'. Expected ${expected} argument${expected === 1 ? '' : 's'} but got ${args.length}.`,
      { code: 'commander.excessArguments' },
    );
  });
}

/** Whether a command reads what `--from` names. */
export function takesSource(command: Command): boolean {
  return command.options.some(({ long }) => long === '--from');
}

/** Whether a command would read what was synthesized, and nothing was: then a folder of Terraform can only be meant to be read. */
function isNothingSynthesized(command: Command): boolean {
  return takesSource(command) && command.opts().from === SYNTHESIZED && !isSource(SYNTHESIZED);
}

/** How to write what stands behind a command, in a sentence. */
export function namedWithFrom(command: Command, given: string): string {
  const words = wordsOf(command).join(' ');
  const others = command.args.filter((one) => one !== given).map(shellWord);
  const places = command.registeredArguments.map((argument, at) => {
    const name = argument.required ? `<${argument.name()}>` : undefined;
    return others[at] ?? name;
  });
  const all = [words, ...places.filter((place) => place !== undefined), '--from', shellWord(sourceOf(given))];
  return `${words} ${given}: what is read is named with --from: ${all.join(' ')}`;
}

/** The names of a command and of those above it, without the program itself. */
function wordsOf(command: Command): string[] {
  const { parent } = command;
  return parent === null ? [] : [...wordsOf(parent), command.name()];
}
