import { Argument, Command } from 'commander';
import { printDocument } from '../../terminal';
import { SCRIPTS, SHELLS, type Shell } from './scripts';

/** `training-job-scheduler completion`: what a shell is told so that the tabulator key completes words. */
export function completionCommand(): Command {
  return new Command('completion')
    .description('prints what completes commands, options and names in a shell, for its configuration')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText(
      'after',
      `
  bash  source <(training-job-scheduler completion bash)
  zsh   source <(training-job-scheduler completion zsh), behind compinit
  fish  training-job-scheduler completion fish | source`,
    )
    .action((shell: Shell) => printDocument(SCRIPTS[shell]));
}

/** What those scripts ask: `complete zsh -- jobs sh`. */
export function completeCommand(): Command {
  return new Command('complete')
    .description('what the last word can become: a value and what it is in each line, for the scripts of completion')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .argument(
      '<words...>',
      'the words behind the name of the command; in bash the whole line, and the word as bash has it',
    )
    .action(async (shell: Shell, words: readonly string[], _: unknown, { parent }: Command) =>
      // Loaded here: no other command needs it.
      printDocument(await (await import('./completed-line')).answerOf(parent as Command, shell, words)),
    );
}
