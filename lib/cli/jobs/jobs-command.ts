import { Command } from 'commander';
import { withSource } from '../common/documents';
import { countOf, withChoices } from '../common/options';
import { exportCommand } from './export';
import type { GuardOptions } from './guard-places';
import type { DurationOptions, ListOptions, LogCommandOptions, WhereOptions } from './jobs-options';
import type { StopOptions } from './stop-starts';

/** `training-job-scheduler jobs`: the jobs of Azure ML, here or in Azure, and the templates that they are started from. */
export function jobsCommand(): Command {
  return new Command('jobs')
    .description('training jobs, here or in Azure, and the templates that they are started from')
    .addCommand(exportCommand())
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(logCommand())
    .addCommand(durationsCommand())
    .addCommand(cancelCommand())
    .addCommand(stopCommand())
    .addCommand(resumeCommand())
    .addCommand(limitsCommand());
}

function withWhere(command: Command): Command {
  const placed = command
    .option('--at <address>', 'local, local:<port>, or azure, as whoever is logged in', 'local')
    .option('--workspace <id>', 'the ARM id of the workspace; here its name is enough');
  return withSource(placed).addHelpText(
    'after',
    '\nWith an id alone it is the workspace in Azure. With --at azure alone it is the one that --from names: a plan or state has its id.',
  );
}

function listCommand(): Command {
  return withWhere(new Command('list'))
    .description('the jobs, the newest first')
    .option('--template <name>', 'only those of this template')
    .option('--request-id <id>', 'only those of this request')
    .addOption(withChoices('--state <state>', 'only those in this state', STATES))
    .option('--most <number>', 'how many', countOf, 50)
    .option('--json', 'for machines: one line a job')
    .action(async (options: ListOptions, command: Command) => (await import('./look')).list(options, isSaid(command)));
}

function showCommand(): Command {
  return withWhere(new Command('show'))
    .description('all of a job: its state, when it ran, why it failed, its tags')
    .argument('<job>', 'its name')
    .option('--json', 'for machines: the job as Azure ML answers it, in one line')
    .action(async (name: string, options: WhereOptions, command: Command) =>
      (await import('./look')).show(name, options, isSaid(command)),
    );
}

function logCommand(): Command {
  return withWhere(new Command('log'))
    .description('what a job has written')
    .argument('<job>', 'its name')
    .option('--follow', 'goes on until it is over')
    .option('--all', 'the log of each of its processes, and not of the first alone')
    .option('--json', 'for machines: one line a line')
    .action(async (name: string, options: LogCommandOptions, command: Command) =>
      (await import('./show-log')).log(name, options, isSaid(command)),
    );
}

function durationsCommand(): Command {
  return withWhere(new Command('durations'))
    .description('how long finished jobs of each template ran; with --json what simulate --durations takes')
    .option('--template <name>', 'only those of this template')
    .option('--most <number>', 'how many jobs are asked for, the newest', countOf, 500)
    .option('--json', 'for machines: lengths of time by template')
    .action(async (options: DurationOptions, command: Command) =>
      (await import('./job-durations')).durations(options, isSaid(command)),
    );
}

function cancelCommand(): Command {
  return withWhere(new Command('cancel'))
    .description('ends a job')
    .argument('<job>', 'its name')
    .option('--json', 'for machines: the job afterwards, in one line')
    .action(async (name: string, options: WhereOptions, command: Command) =>
      (await import('./look')).cancel(name, options, isSaid(command)),
    );
}

function withGuards(command: Command): Command {
  const placed = command.option('--at <address>', 'local, local:<port>, or azure, as whoever is logged in', 'local');
  return withSource(placed).option('--json', 'for machines: one object');
}

function stopCommand(): Command {
  return withGuards(new Command('stop'))
    .description(
      'stops all starts within seconds, without a deployment: messages wait, nothing is lost, and jobs that run go on',
    )
    .option('--reason <reason>', 'why, for those who see it in logs')
    .action(async (options: StopOptions) => (await import('./stop-starts')).stop(options));
}

function resumeCommand(): Command {
  return withGuards(new Command('resume'))
    .description('lets starts go on that jobs stop has stopped')
    .action(async (options: GuardOptions) => (await import('./stop-starts')).resume(options));
}

function limitsCommand(): Command {
  return withGuards(new Command('limits'))
    .description(
      'what templates have used up of their limits, what waits for a place, and whether all starts are stopped',
    )
    .action(async (options: GuardOptions) => (await import('./stop-starts')).limits(options));
}

/** Whether `--at` was said. */
function isSaid(command: Command): boolean {
  return command.getOptionValueSource('at') !== 'default';
}

/** The states of a job, in the words of Azure ML. */
const STATES = [
  'NotStarted',
  'Queued',
  'Preparing',
  'Provisioning',
  'Starting',
  'Running',
  'Finalizing',
  'CancelRequested',
  'NotResponding',
  'Paused',
  'Completed',
  'Failed',
  'Canceled',
];
