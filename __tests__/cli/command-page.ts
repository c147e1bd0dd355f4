import { join } from 'node:path';
import type { Command, Option } from 'commander';
import { STATUSES } from '../../lib/cli/common/statuses';
import { schedulerProgram } from '../../lib/cli/program';

/** The page that `commandPage` is; `UPDATE_PAGES=1 npx jest __tests__/cli/every-command` writes it anew. */
export const PAGE = join(__dirname, '../../docs/reference/every-command.md');

/** A command that does something, with all of its words: `jobs show`, and not `jobs`, which only has others below it. */
export interface NamedCommand {
  readonly words: string;
  readonly command: Command;
}

/** All commands, each before those below it. */
export function commandsOf(command: Command = schedulerProgram(), before: readonly string[] = []): NamedCommand[] {
  // What is not shown is for scripts of ours.
  const shown = command.createHelp().visibleCommands(command);
  return command.commands
    .filter((below) => shown.includes(below))
    .flatMap((below) => {
      const words = [...before, below.name()];
      const { _actionHandler } = below as unknown as { readonly _actionHandler: unknown };
      const itself = _actionHandler === null ? [] : [{ words: words.join(' '), command: below }];
      return [...itself, ...commandsOf(below, words)];
    });
}

/** The page of all commands: what each is for, its arguments and its options, as the command says it itself. */
export function commandPage(): string {
  return [
    '# Every command',
    '',
    'What `npx training-job-scheduler <command> --help` says, in one place. Exit status: 0 done, and nothing that stops; 1 something that stops, or that cannot be told; 2 wrong usage, or input that cannot be read. What that is for a command stands with it.',
    ...commandsOf().flatMap(sectionOf),
    '',
  ].join('\n');
}

function sectionOf({ words, command }: NamedCommand): string[] {
  const given = command.registeredArguments.map((one) => {
    const name = `${one.name()}${one.variadic ? '...' : ''}`;
    return one.required ? ` <${name}>` : ` [${name}]`;
  });
  const status = STATUSES.get(words);
  const described = command.registeredArguments.filter(({ description }) => description !== '');
  const rows = [
    ...described.map((one) => row(one.name(), one.description, one.defaultValue)),
    ...command.options.filter(({ hidden }) => !hidden).map((one) => row(one.flags, one.description, shownDefault(one))),
  ];
  return [
    '',
    `## ${words}`,
    '',
    sentence(command.description()),
    '',
    '```text',
    `npx training-job-scheduler ${words}${given.join('')}`,
    '```',
    ...(rows.length === 0 ? [] : ['', '| | |', '|---|---|', ...rows]),
    ...(status === undefined ? [] : ['', `Status 0: ${status[0]}. Status 1: ${status[1]}.`]),
  ];
}

function shownDefault({ defaultValue, defaultValueDescription, negate }: Option): unknown {
  if (negate || Array.isArray(defaultValue)) return undefined;
  return defaultValueDescription ?? defaultValue;
}

function row(name: string, description: string, preset: unknown): string {
  const behind = preset === undefined ? '' : ` (default: \`${preset}\`)`;
  return `| \`${name.replaceAll('|', '\\|')}\` | ${description.replaceAll('|', '\\|').replaceAll('<', '&lt;')}${behind} |`;
}

function sentence(text: string): string {
  const shown = `${text[0]?.toUpperCase()}${text.slice(1)}`.replaceAll('<', '&lt;');
  return /[.?!]$/.test(shown) ? shown : `${shown}.`;
}
