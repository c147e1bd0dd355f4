import { Command, CommanderError } from 'commander';
import { versionText } from '../package/version';
import { meantOrKnown, nearest } from '../rules';
import { print, printError } from '../terminal';
import { adoptCommand } from './adopt/adopt';
import { auditCommand } from './audit';
import { checkCommand } from './check/check';
import { ExitStatus, UsageError } from './common/exit-status';
import { forgetSecrets } from './common/sensitive-output';
import { completeCommand, completionCommand } from './completion/completion';
import { diagramCommand } from './diagram/diagram';
import { emulatorCommand } from './emulator/emulator';
import { evalCommand } from './eval/eval';
import { initCommand } from './init/init';
import { jobsCommand } from './jobs/jobs-command';
import { languageServerCommand } from './language-server/language-server';
import { localCommand } from './local/local-command';
import { deadLettersCommand } from './messages/dead-letters';
import { peekCommand } from './messages/peek';
import { sendCommand } from './messages/send';
import { watchCommand } from './messages/watch';
import { proveCommand } from './prove/prove';
import { simplifyCommand } from './questions/simplify';
import { splitCommand } from './questions/split';
import { whoGetsCommand } from './questions/who-gets';
import { whyNotCommand } from './questions/why-not';
import { reviewCommand } from './review';
import { routeCommand } from './route';
import { schemaCommand } from './schema/schema';
import { simulateCommand } from './simulate/simulate-command';

/** The `scheduler` command: its words, and what its exit status means. */
export function schedulerProgram(): Command {
  const program = new Command('training-job-scheduler')
    .description('Looks at Service Bus rules in Terraform: what was synthesized here, or any plan')
    .option('-V, --version', 'the version, that of Node, and the platform, as a report of a fault needs them')
    .on('option:version', tellVersion)
    .exitOverride()
    .configureOutput({
      outputError: (text) => printError(linesOf(withNearest(text.replace(/^error: /, 'scheduler: ')))),
      writeOut: (text) => print(linesOf(text)),
    })
    .showHelpAfterError('(training-job-scheduler --help lists the commands)')
    .addHelpText(
      'after',
      '\nExit status: 0 nothing to report, 1 findings or cannot tell, 2 wrong usage or input that cannot be read.',
    );

  const local = localCommand();
  const commands = [
    adoptCommand(),
    auditCommand(),
    checkCommand(),
    completionCommand(),
    deadLettersCommand(),
    diagramCommand(),
    emulatorCommand(),
    evalCommand(),
    initCommand(),
    jobsCommand(),
    languageServerCommand(),
    local,
    peekCommand(),
    proveCommand(),
    reviewCommand(),
    routeCommand(),
    schemaCommand(),
    sendCommand(),
    simplifyCommand(),
    simulateCommand(),
    splitCommand(),
    watchCommand(),
    whoGetsCommand(),
    whyNotCommand(),
  ];
  for (const command of commands) {
    program.addCommand(command.copyInheritedSettings(program));
    inherit(command);
  }
  program.addCommand(completeCommand().copyInheritedSettings(program), { hidden: true });
  // What stands behind a command below `local` is that command's own: both have a port. Other commands take theirs anywhere.
  program.enablePositionalOptions();
  local.enablePositionalOptions();
  program.hook('preAction', forgetSecrets);
  return program;
}

/** Made when it is asked for: a clone asks git. */
function tellVersion(): never {
  print(versionText());
  throw new CommanderError(ExitStatus.NothingToReport, 'commander.version', '');
}

/** What is below a command says its mistakes as the command does. */
function inherit(command: Command): void {
  if (command.commands.length > 0) refuseUnknownBelow(command);
  for (const below of command.commands) inherit(below.copyInheritedSettings(command));
}

/**
 * Has a command that does something by itself, and has others below it, say that a name is none of those: commander only
 * counts that there is one argument too many.
 */
function refuseUnknownBelow(command: Command): void {
  command.allowExcessArguments(true).hook('preAction', (_, run) => {
    const name = command.args[command.registeredArguments.length];
    if (run !== command || name === undefined) return;
    const names = command.commands.map((below) => below.name());
    throw new UsageError(`${command.name()} ${name}: there is no such command; ${meantOrKnown(name, names)}`);
  });
}

/** A refusal of a value that is none of a list, with the one that is nearly it. */
function withNearest(text: string): string {
  return text.replace(
    /(?<=(?:argument|value) '([^']*)' is invalid.* Allowed choices are (.*))\.$/m,
    (dot, value: string, choices: string) => {
      const near = nearest(value, choices.split(', '));
      return near === undefined ? dot : `; did you mean ${near}?`;
    },
  );
}

/** What commander writes, line by line. */
function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
