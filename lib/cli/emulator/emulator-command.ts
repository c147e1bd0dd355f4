import { join } from 'node:path';
import { Command } from 'commander';
import { stringify } from 'yaml';
import { inFolder, writeOutputs } from '../../files';
import { emulatorConfig, type Topology } from '../../routing';
import { print, printError, printJson } from '../../terminal';
import { jsonText } from '../../text';
import { type SourceOptions, topologiesOf, withParameters } from '../common/documents';
import { ExitStatus, UsageError } from '../common/exit-status';
import { reportUnresolved } from '../common/unresolved';
import { checkReplaceable, composeText, type EmulatorFiles } from './emulator-files';

interface Options extends SourceOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** `training-job-scheduler emulator`: the configuration for Microsoft's Service Bus emulator, ready to start. */
export function emulatorCommand(): Command {
  const command = new Command('emulator')
    .description("the configuration for Microsoft's Service Bus emulator, ready to start")
    .option('--from <path>', 'a stack: its cdk.tf.json or folder, or what else is read', 'cdktf.out/stacks/dev');
  return withParameters(command)
    .option('--out <folder>', 'where Config.json and docker-compose.yaml are written', 'emulator')
    .option('--json', 'for machines: what is different, as JSON')
    .action(writeEmulator);
}

async function writeEmulator(options: Options): Promise<void> {
  const { from, out, json } = options;
  const topology = onlyOne(await topologiesOf(options), from);
  if (topology.topics.length + topology.queues.length === 0) {
    if (topology.unresolved.length === 0)
      throw new UsageError(`${from}: no topic and no queue in there; nothing is written`);
    reportUnresolved(topology);
    printError('training-job-scheduler: no topic and no queue is known, so nothing is written');
    return;
  }
  const { config, differences, unknown } = emulatorConfig(topology);
  if (unknown.length > 0) process.exitCode = ExitStatus.Findings;
  const files: EmulatorFiles = {
    config: { path: join(out, 'Config.json'), content: `${jsonText(config, 2)}\n` },
    compose: { path: join(out, 'docker-compose.yaml'), content: stringify(COMPOSE) },
  };
  checkReplaceable(files);
  inFolder(out, () => writeOutputs([files.config, { ...files.compose, content: composeText(files) }]));
  if (json === true) {
    printJson({ files: [files.config.path, files.compose.path], differences, unknown });
    return;
  }
  print([
    `wrote ${files.config.path} and docker-compose.yaml; start it with`,
    `  ACCEPT_EULA=Y SQL_PASSWORD='…' docker compose -f ${files.compose.path} up`,
  ]);
  if (differences.length > 0) print(['different in the emulator:', ...differences.map((line) => `- ${line}`)]);
  if (unknown.length > 0)
    print(['not known, so Azure may have something else there:', ...unknown.map((line) => `- ${line}`)]);
}

/** The emulator has one namespace. */
function onlyOne(topologies: readonly Topology[], from: string): Topology {
  const [only, ...others] = topologies;
  if (only === undefined || others.length > 0) {
    throw new UsageError(
      `${from}: the emulator takes one stack, and these are ${topologies.length}: ${topologies.map(({ path }) => path).join(', ')}`,
    );
  }
  return only;
}

/** The emulator and the database that it needs. What is secret or to be agreed to comes from the environment. */
const COMPOSE = {
  name: 'servicebus-emulator',
  services: {
    emulator: {
      image: 'mcr.microsoft.com/azure-messaging/servicebus-emulator:latest',
      volumes: ['./Config.json:/ServiceBus_Emulator/ConfigFiles/Config.json:ro'],
      ports: ['127.0.0.1:5672:5672'],
      environment: {
        SQL_SERVER: 'sqlserver',
        MSSQL_SA_PASSWORD: '${SQL_PASSWORD:?set it}',
        ACCEPT_EULA: '${ACCEPT_EULA:?read the license and set it to Y}',
      },
      depends_on: ['sqlserver'],
    },
    sqlserver: {
      image: 'mcr.microsoft.com/mssql/server:2022-latest',
      environment: {
        MSSQL_SA_PASSWORD: '${SQL_PASSWORD:?set it}',
        ACCEPT_EULA: '${ACCEPT_EULA:?read the license and set it to Y}',
      },
    },
  },
};
