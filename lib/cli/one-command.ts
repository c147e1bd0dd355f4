import type { Command } from 'commander';
import { programOf } from './common/program';

/** Each command by its name, to be loaded alone: all of them together take longer than most of them take to answer. */
export const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['adopt', async () => (await import('./adopt/adopt')).adoptCommand()],
  ['audit', async () => (await import('./audit')).auditCommand()],
  ['check', async () => (await import('./check/check')).checkCommand()],
  ['completion', async () => (await import('./completion/completion')).completionCommand()],
  ['dead-letters', async () => (await import('./messages/dead-letters')).deadLettersCommand()],
  ['diagram', async () => (await import('./diagram/diagram')).diagramCommand()],
  ['emulator', async () => (await import('./emulator/emulator')).emulatorCommand()],
  ['eval', async () => (await import('./eval/eval')).evalCommand()],
  ['init', async () => (await import('./init/init')).initCommand()],
  ['jobs', async () => (await import('./jobs/jobs-command')).jobsCommand()],
  ['language-server', async () => (await import('./language-server/language-server')).languageServerCommand()],
  ['local', async () => (await import('./local/local-command')).localCommand()],
  ['peek', async () => (await import('./messages/peek')).peekCommand()],
  ['prove', async () => (await import('./prove/prove')).proveCommand()],
  ['review', async () => (await import('./review')).reviewCommand()],
  ['route', async () => (await import('./route')).routeCommand()],
  ['schema', async () => (await import('./schema/schema')).schemaCommand()],
  ['send', async () => (await import('./messages/send')).sendCommand()],
  ['simplify', async () => (await import('./questions/simplify')).simplifyCommand()],
  ['simulate', async () => (await import('./simulate/simulate-command')).simulateCommand()],
  ['split', async () => (await import('./questions/split')).splitCommand()],
  ['watch', async () => (await import('./messages/watch')).watchCommand()],
  ['who-gets', async () => (await import('./questions/who-gets')).whoGetsCommand()],
  ['why-not', async () => (await import('./questions/why-not')).whyNotCommand()],
]);

/**
 * The `scheduler` command for one run of it.
 *
 * @param name the first word that it is called with: the name of a command, most often, which then is all that is below it
 */
export async function programFor(name: string | undefined): Promise<Command> {
  const load = COMMANDS.get(name ?? '');
  return load === undefined ? (await import('./program')).schedulerProgram() : programOf([await load()]);
}
