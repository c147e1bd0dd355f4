import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { Disagreement } from '../proof/disagreement';
import { SolverHangs } from '../proof/solver';
import { fitToTerminal } from '../terminal';
import { auditCommand } from './audit';
import { checkCommand } from './check';
import { diagramCommand } from './diagram';
import { emulatorCommand } from './emulator';
import { evalCommand } from './eval';
import { ExitStatus, UsageError } from './exit-status';
import { proveCommand } from './prove';
import { resendCommand } from './resend';
import { reviewCommand } from './review';
import { routeCommand } from './route';

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
  resendCommand(),
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

// `scheduler eval | head` closes the pipe early: nobody is left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    // Commander has said it; help and version are no mistakes.
    process.exitCode = error.exitCode === 0 ? ExitStatus.NothingToReport : ExitStatus.WrongUsage;
    return;
  }
  if (error instanceof UsageError || error instanceof Disagreement || error instanceof SolverHangs) {
    fitToTerminal();
    console.error(`scheduler: ${error.message}`);
    process.exitCode = ExitStatus.WrongUsage;
    return;
  }
  throw error;
});
