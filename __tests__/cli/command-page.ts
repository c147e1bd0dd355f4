import { join } from 'node:path';
import type { Command, Option } from 'commander';
import { STATUSES, type Status } from '../../lib/cli/common/statuses';
import { schedulerProgram } from '../../lib/cli/program';

/** The page that `commandPage` is; `UPDATE_PAGES=1 npx jest __tests__/cli/every-command` writes it anew. */
export const PAGE = join(__dirname, '../../docs/reference/every-command.md');

/** A command that does something, with all of its words: `jobs show`, and not `jobs`, which only has others below it. */
export interface NamedCommand {
  readonly words: string;
  readonly command: Command;
}

/** The page that `statusPage` is, written anew with the other. */
export const STATUS_PAGE = join(__dirname, '../../docs/reference/exit-status.md');

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
    'What `npx training-job-scheduler <command> --help` says, in one place. What status 0 and 1 are for a command stands with it; 2 is wrong usage, or input that cannot be read, for all of them: [exit status](exit-status.md).',
    ...commandsOf().flatMap(sectionOf),
    '',
  ].join('\n');
}

/** The page of what each command ends with. */
export function statusPage(): string {
  const rows = commandsOf().map(({ words }) => {
    const [zero = '', one] = STATUSES.get(words) ?? [];
    return `| \`${words}\` | ${cell(zero)} | ${one === undefined ? '' : cell(one)} |`;
  });
  return [
    '# Exit status',
    '',
    'What the number means that a command ends with (its exit code), for scripts and pipelines. `echo $?` shows that of the last command.',
    '',
    '| status | means | what to do |',
    '|---|---|---|',
    '| 0 | done, and nothing stops | |',
    '| 1 | something stops, or **cannot be told** | read what is printed: it names each finding, or what is not known and why |',
    '| 2 | nothing was answered: wrong usage, an input that cannot be read, or an output that cannot be written | one line on standard error says what, and often what was meant |',
    '',
    'Is 2 a fault of the plan? No: the command could not read it, or was not called as it wants. Is 1 always bad? No: it says that somebody should look. A plan that merely sends messages elsewhere is 0 for `review`: that is to be read, and stops nothing.',
    '',
    'A document without anything of Service Bus is 0 for `check`, `review` and `audit`, which say so, and 2 for commands that need a topic.',
    '',
    '## Command by command',
    '',
    'Where the last column is empty, the command never ends with 1.',
    '',
    '| command | 0 | 1 |',
    '|---|---|---|',
    ...rows,
    '',
    'The same stands in the help of each command, and with [its options](every-command.md).',
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function sentences([zero, one]: Status): string {
  return `Status 0: ${cell(zero)}.${one === undefined ? '' : ` Status 1: ${cell(one)}.`}`;
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
    ...(status === undefined ? [] : ['', sentences(status)]),
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
