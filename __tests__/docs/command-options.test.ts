import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Option } from 'commander';
import { schedulerProgram } from '../../lib/cli/program';
import { ROOT } from './pages';

/** The page that lists the options; `UPDATE_PAGES=1 npx jest <this file>` writes it anew. */
const PAGE = join(ROOT, 'docs/reference/command-options.md');

test('the page has every command, with each argument and option', () => {
  const page = pageText();
  if (process.env.UPDATE_PAGES === '1') writeFileSync(PAGE, page);
  expect(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '').toBe(page);
});

function pageText(): string {
  const parts = [...schedulerProgram().commands]
    .sort((a, b) => a.name().localeCompare(b.name()))
    .flatMap((command) => partsOf(command, command.name(), 2));
  return `# Options of the command

What \`npx training-job-scheduler <command> --help\` tells; a test makes this page from it.

${parts.join('\n')}`;
}

/** A command and what is below it, each with a heading. */
function partsOf(command: Command, name: string, level: number): string[] {
  const help = command.createHelp();
  const rows = [
    ...help.visibleArguments(command).map((one) => [help.argumentTerm(one), help.argumentDescription(one)] as const),
    ...help.visibleOptions(command).map((one) => [help.optionTerm(one), descriptionOf(one)] as const),
  ].filter(([term]) => term !== '-h, --help');
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
  const table = rows.map(([term, said]) => `| \`${term.replaceAll('|', '\\|')}\` | ${cell(said)} |\n`).join('');
  return [
    `${'#'.repeat(level)} ${name}\n\n${cell(command.description())}\n${table && `\n| | |\n|---|---|\n${table}`}`,
    ...command.commands.flatMap((below) => partsOf(below, `${name} ${below.name()}`, level + 1)),
  ];
}

/** What an option does, with what it is where it is not given; a whole number can be one that JSON has no word for. */
function descriptionOf({ description, defaultValue, defaultValueDescription, argChoices }: Option): string {
  const choices = argChoices && `one of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}`;
  const isSaid = defaultValue !== undefined && typeof defaultValue !== 'boolean';
  const ready = isSaid && `unless given: \`${defaultValueDescription ?? defaultValue}\``;
  const more = [choices, ready].filter(Boolean).join('; ');
  return more === '' ? description : `${description} (${more})`;
}
