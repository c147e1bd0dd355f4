import { Command, CommanderError } from 'commander';
import { versionText } from '../../package/version';
import { meantOrKnown, nearest } from '../../rules';
import { print, printError } from '../../terminal';
import { ExitStatus, UsageError } from './exit-status';
import { namedWithFrom, refuseExcess, takesSource } from './operands';
import { forgetSecrets } from './sensitive-output';
import { isSource } from './source-names';
import { STATUSES, statusText } from './statuses';

/**
 * The command `training-job-scheduler`: its words, and what its exit status means.
 *
 * @param commands what is below it
 * @param hidden what is below it too, and shown to nobody
 */
export function programOf(commands: readonly Command[], hidden: readonly Command[] = []): Command {
  const program = new Command('training-job-scheduler')
    .description('Looks at Service Bus rules in Terraform: what was synthesized here, or any plan')
    .option('-V, --version', 'the version, that of Node, and the platform, as a report of a fault needs them')
    .on('option:version', tellVersion)
    .exitOverride()
    .configureOutput({
      outputError: (text) => printError(linesOf(withNearest(text.replace(/^error: /, 'training-job-scheduler: ')))),
      writeOut: (text) => print(linesOf(text)),
    })
    .showHelpAfterError('(training-job-scheduler --help lists the commands)')
    .addHelpText(
      'after',
      '\nExit status: 0 done, and nothing that stops; 1 something that stops, or that cannot be told; 2 wrong usage, or input that cannot be read. What that is for a command, its --help says.',
    );

  for (const command of commands) {
    tellStatus(command, command.name());
    program.addCommand(command.copyInheritedSettings(program));
    inherit(command);
  }
  for (const command of hidden) program.addCommand(command.copyInheritedSettings(program), { hidden: true });
  // What stands behind a command below `local` is that command's own: both have a port. Other commands take theirs anywhere.
  program.enablePositionalOptions();
  commands.find((command) => command.name() === 'local')?.enablePositionalOptions();
  program.hook('preAction', forgetSecrets);
  return program;
}

/** Has a command, and each below it, say in its help what its status means. */
function tellStatus(command: Command, words: string): void {
  const status = STATUSES.get(words);
  if (status !== undefined) command.addHelpText('after', statusText(status));
  for (const below of command.commands) tellStatus(below, `${words} ${below.name()}`);
}

/** Made when it is asked for: a clone asks git. */
function tellVersion(): never {
  print(versionText());
  throw new CommanderError(ExitStatus.NothingToReport, 'commander.version', '');
}

/** What is below a command says its mistakes as the command does. */
function inherit(command: Command): void {
  if (command.commands.length > 0) refuseUnknownBelow(command);
  else refuseExcess(command);
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
    if (takesSource(command) && isSource(name)) throw new UsageError(namedWithFrom(command, name));
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
