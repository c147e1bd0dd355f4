import { Command, InvalidArgumentError } from 'commander';
import { advanceCommand, faultCommand } from './control';
import type { LocalOptions } from './start';

/** The port of AMQP, and of Microsoft's emulator. */
const USUAL_PORT = 5672;

/** `scheduler local`: Service Bus on this machine. */
export function localCommand(): Command {
  return new Command('local')
    .description('Service Bus on this machine, with what was synthesized, for every official client')
    .option('--from <path>', 'a stack: its cdk.tf.json or folder, or a plan', 'cdktf.out/stacks/dev')
    .option('--namespace <name>', 'which namespace, where there are several')
    .option('--config <file>', "the Config.json of Microsoft's emulator, in the place of --from")
    .option('--empty', 'starts with nothing, in the place of --from: clients create what they need')
    .option('--tier <tier>', 'Basic, Standard or Premium, where the document does not tell', tierOf)
    .option('--data <folder>', 'keeps everything there over a restart; without it, in memory')
    .option('--port <number>', 'the port for everything; 0 for one that is free', portOf, USUAL_PORT)
    .option('--host <host>', 'the address that it listens on; others reach it on 0.0.0.0', 'localhost')
    .option('--allow-incomplete', 'starts although something of the document is not known, without that')
    .option('--json', 'for machines: one line when it has started')
    .addHelpText(
      'after',
      '\nIt runs until Ctrl-C. With the usual port it listens on 5300 as well, where administration clients of the emulator look.',
    )
    .action(async (options: LocalOptions) => {
      // Loaded here: no other command needs a broker.
      const { startLocal } = await import('./start');
      await startLocal(options);
    })
    .addCommand(faultCommand(USUAL_PORT))
    .addCommand(advanceCommand(USUAL_PORT));
}

/** A port of TCP. */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('a whole number, 0 to 65535');
  return port;
}

const TIERS = ['Basic', 'Standard', 'Premium'] as const;

function tierOf(text: string): (typeof TIERS)[number] {
  const tier = TIERS.find((one) => one.toLowerCase() === text.toLowerCase());
  if (tier === undefined) throw new InvalidArgumentError(`one of ${TIERS.join(', ')}`);
  return tier;
}
