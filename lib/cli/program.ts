import type { Command } from 'commander';
import { adoptCommand } from './adopt/adopt-command';
import { auditCommand } from './audit-command';
import { checkCommand } from './check/check-command';
import { programOf } from './common/command-program';
import { completeCommand, completionCommand } from './completion/completion-command';
import { diagramCommand } from './diagram/diagram-command';
import { emulatorCommand } from './emulator/emulator-command';
import { evalCommand } from './eval/eval-command';
import { initCommand } from './init/init-command';
import { jobsCommand } from './jobs/jobs-command';
import { languageServerCommand } from './language-server/language-server-command';
import { localCommand } from './local/local-command';
import { deadLettersCommand } from './messages/dead-letters-command';
import { peekCommand } from './messages/peek-command';
import { sendCommand } from './messages/send-command';
import { watchCommand } from './messages/watch-command';
import { proveCommand } from './prove/prove-command';
import { simplifyCommand } from './questions/simplify-command';
import { splitCommand } from './questions/split-command';
import { whoGetsCommand } from './questions/who-gets-command';
import { whyNotCommand } from './questions/why-not-command';
import { reviewCommand } from './review-command';
import { routeCommand } from './route-command';
import { schemaCommand } from './schema/schema-command';
import { simulateCommand } from './simulate/simulate-command';

/** The command `training-job-scheduler` with everything below it. */
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
