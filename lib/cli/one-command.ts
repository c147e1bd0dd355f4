import type { Command } from 'commander';
import { programOf } from './common/command-program';

/** Each command by its name, to be loaded alone: all of them together take longer than most of them take to answer. */
export const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['adopt', async () => (await import('./adopt/adopt-command')).adoptCommand()],
  ['audit', async () => (await import('./audit-command')).auditCommand()],
  ['check', async () => (await import('./check/check-command')).checkCommand()],
  ['completion', async () => (await import('./completion/completion-command')).completionCommand()],
  ['dead-letters', async () => (await import('./messages/dead-letters-command')).deadLettersCommand()],
  ['diagram', async () => (await import('./diagram/diagram-command')).diagramCommand()],
  ['emulator', async () => (await import('./emulator/emulator-command')).emulatorCommand()],
  ['eval', async () => (await import('./eval/eval-command')).evalCommand()],
  ['init', async () => (await import('./init/init-command')).initCommand()],
  ['jobs', async () => (await import('./jobs/jobs-command')).jobsCommand()],
  ['language-server', async () => (await import('./language-server/language-server-command')).languageServerCommand()],
  ['local', async () => (await import('./local/local-command')).localCommand()],
  ['peek', async () => (await import('./messages/peek-command')).peekCommand()],
  ['prove', async () => (await import('./prove/prove-command')).proveCommand()],
  ['review', async () => (await import('./review-command')).reviewCommand()],
  ['route', async () => (await import('./route-command')).routeCommand()],
  ['schema', async () => (await import('./schema/schema-command')).schemaCommand()],
  ['send', async () => (await import('./messages/send-command')).sendCommand()],
  ['simplify', async () => (await import('./questions/simplify-command')).simplifyCommand()],
  ['simulate', async () => (await import('./simulate/simulate-command')).simulateCommand()],
  ['split', async () => (await import('./questions/split-command')).splitCommand()],
  ['watch', async () => (await import('./messages/watch-command')).watchCommand()],
  ['who-gets', async () => (await import('./questions/who-gets-command')).whoGetsCommand()],
  ['why-not', async () => (await import('./questions/why-not-command')).whyNotCommand()],
]);

/**
 * The command `training-job-scheduler` for one run of it.
 *
 * @param name the first word that it is called with: the name of a command, most often, which then is all that is below it
 */
export async function programFor(name: string | undefined): Promise<Command> {
  const load = COMMANDS.get(name ?? '');
  return load === undefined ? (await import('./program')).schedulerProgram() : programOf([await load()]);
}
