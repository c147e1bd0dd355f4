import { createWriteStream } from 'node:fs';
import { Command } from 'commander';

/** `training-job-scheduler language-server`: filters in an editor. */
export function languageServerCommand(): Command {
  return (
    new Command('language-server')
      .description('tells editors about filters and actions in TypeScript and Terraform, while they are written')
      // What editors' clients put behind the command of every server; there is no other way to talk to this one.
      .option('--stdio', 'by way of standard input and output, as it does anyway')
      .action(async () => {
        const { createConnection, ProposedFeatures } = await import('vscode-languageserver/node');
        const { serve } = await import('../../language-server');
        // Not what people read: JSON, behind lines that end in CR and LF, of which nothing may be made visible.
        const output = createWriteStream('', { fd: 1 });
        const connection = createConnection(ProposedFeatures.all, process.stdin, output);
        serve(connection);
        connection.listen();
      })
  );
}
