import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { fitToTerminal } from '../terminal';
import { auditCommand } from './audit';
import { checkCommand } from './check';
import { diagramCommand } from './diagram';
import { emulatorCommand } from './emulator';
import { evalCommand } from './eval';
import { proveCommand } from './prove';
import { reviewCommand } from './review';
import { routeCommand } from './route';
import { run } from './top-level';

/** The `scheduler` command: its words, and what its exit status means. */
const program = new Command('scheduler')
  .description('Looks at Service Bus rules in Terraform: what was synthesized here, or any plan')
  .version(JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')).version)
  .exitOverride()
  .configureOutput({
    outputError: (text, write) => write(text.replace(/^error: /, 'scheduler: ')),
    writeOut: (text) => {
      fitToTerminal();
      process.stdout.write(text);
    },
  })
  .showHelpAfterError('(scheduler --help lists the commands)')
  .addHelpText(
    'after',
    '\nExit status: 0 nothing to report, 1 findings or cannot tell, 2 wrong usage or input that cannot be read.',
  );

const commands = [
  auditCommand(),
  checkCommand(),
  diagramCommand(),
  emulatorCommand(),
  evalCommand(),
  proveCommand(),
  reviewCommand(),
  routeCommand(),
];
for (const command of commands) {
  program.addCommand(command.copyInheritedSettings(program));
  for (const question of command.commands) question.copyInheritedSettings(command);
}

/** What these write is for programs also without `--json`. */
const FOR_PROGRAMS: ReadonlySet<string> = new Set(['diagram', 'eval']);

program.hook('preAction', (_, command) => {
  if (!FOR_PROGRAMS.has(command.name()) && command.optsWithGlobals().json !== true) fitToTerminal();
});

run(() => program.parseAsync());
