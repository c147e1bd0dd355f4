import type { Command } from 'commander';
import { adoptCommand } from './adopt/adopt';
import { auditCommand } from './audit';
import { checkCommand } from './check/check';
import { programOf } from './common/program';
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

/** The `scheduler` command with everything below it. */
export function schedulerProgram(): Command {
  return programOf(
    [
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
      localCommand(),
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
    ],
    [completeCommand()],
  );
}
