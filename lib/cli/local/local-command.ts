import { Command, InvalidArgumentError } from 'commander';
import { FROM_OPTION, withParameters } from '../common/documents';
import { withChoices } from '../common/options';
import { advanceCommand, faultCommand } from './control-commands';
import { type LocalOptions, portOf } from './local-options';

/** The port of AMQP, and of Microsoft's emulator. */
const USUAL_PORT = 5672;
const TIERS = ['Basic', 'Standard', 'Premium'] as const;
/** Where this project has its profile. */
const USUAL_PROFILE = 'lib/scheduler/local/profile.json';

type Given = Omit<LocalOptions, 'port'> & { readonly port?: number };

/** `training-job-scheduler local`: Service Bus on this machine. */
export function localCommand(): Command {
  const [from, what] = FROM_OPTION;
  const command = new Command('local')
    .description(
      'the system on this machine, with what was synthesized: Service Bus for every official client, programs, jobs, a page',
    )
    .option(from, what, 'cdktf.out/stacks/dev');
  return withParameters(command)
    .option('--namespace <name>', 'which namespace, where there are several')
    .option('--config <file>', "the Config.json of Microsoft's emulator, in the place of --from")
    .option('--empty', 'starts with nothing, in the place of --from: clients create what they need')
    .addOption(withChoices('--tier <tier>', 'the tier, where the document does not tell', TIERS))
    .option('--data <folder>', 'keeps everything there over a restart; without it, in memory')
    .option(
      '--port <number>',
      `the port of Service Bus; 0 for one that is free (default: ${USUAL_PORT}, with --once 0)`,
      portOf,
    )
    .option('--only-service-bus', 'without the programs, Azure ML and the page')
    .option(
      '--page-port <number>',
      'the port of the page, and of Azure ML (default: 5680, or one that is free)',
      portOf,
    )
    .option(
      '--profile <file>',
      'what stands in here for what only Azure has; the default is there in a clone alone',
      USUAL_PROFILE,
    )
    .option('--instances <number>', 'how many of each program run at once', instancesOf, 1)
    .option('--messages <path...>', 'sends the messages of these files or folders, and says what became of each')
    .option('--topic <name>', 'the topic that they are sent to, where there are several')
    .option('--once', 'ends when that is over: status 1 where a message was set aside or a job has failed')
    .option('--host <host>', 'the address that it listens on; others reach it on 0.0.0.0', 'localhost')
    .option('--allow-incomplete', 'starts although something of the document is not known, without that')
    .option('--details', 'says all of what there is: queues, subscriptions, how TLS is trusted, what is left out')
    .option('--json', 'for machines: one line when it has started')
    .addHelpText(
      'after',
      '\nIt runs until Ctrl-C. With the usual port it listens on 5300 as well, where administration clients of the emulator look.',
    )
    .action(async ({ port, ...options }: Given) => {
      // Loaded here: no other command needs a broker.
      const { startLocal } = await import('./start');
      // What ends by itself is for nobody else to find.
      await startLocal({ ...options, port: port ?? (options.once === true ? 0 : USUAL_PORT) });
      // Everything is stopped; a timer of a client of Service Bus whose connection was cut would stay for a minute more.
      process.exit();
    })
    .addCommand(faultCommand(USUAL_PORT))
    .addCommand(advanceCommand(USUAL_PORT));
}

function instancesOf(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('a whole number, 1 to 99');
  return Number(text);
}
