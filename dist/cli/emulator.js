"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.emulatorCommand = emulatorCommand;
const node_path_1 = require("node:path");
const commander_1 = require("commander");
const yaml_1 = require("yaml");
const files_1 = require("../files");
const routing_1 = require("../routing");
const terminal_1 = require("../terminal");
const text_1 = require("../text");
const documents_1 = require("./documents");
const emulator_files_1 = require("./emulator-files");
const exit_status_1 = require("./exit-status");
const unresolved_1 = require("./unresolved");
/** `scheduler emulator`: the configuration for Microsoft's Service Bus emulator, ready to start. */
function emulatorCommand() {
    return new commander_1.Command('emulator')
        .description("the configuration for Microsoft's Service Bus emulator, ready to start")
        .option('--from <path>', 'a stack: its cdk.tf.json or folder, or a plan', 'cdktf.out/stacks/dev')
        .option('--out <folder>', 'where Config.json and docker-compose.yaml are written', 'emulator')
        .option('--json', 'for machines: what is different, as JSON')
        .action(writeEmulator);
}
function writeEmulator({ from, out, json }) {
    const topology = onlyOne((0, documents_1.topologiesOf)(from), from);
    if (topology.topics.length + topology.queues.length === 0) {
        if (topology.unresolved.length === 0)
            throw new exit_status_1.UsageError(`${from}: no topic and no queue in there; nothing is written`);
        (0, unresolved_1.reportUnresolved)(topology);
        (0, terminal_1.printError)('scheduler: no topic and no queue is known, so nothing is written');
        return;
    }
    const { config, differences, unknown } = (0, routing_1.emulatorConfig)(topology);
    if (unknown.length > 0)
        process.exitCode = exit_status_1.ExitStatus.Findings;
    const files = {
        config: { path: (0, node_path_1.join)(out, 'Config.json'), content: `${(0, text_1.jsonText)(config, 2)}\n` },
        compose: { path: (0, node_path_1.join)(out, 'docker-compose.yaml'), content: (0, yaml_1.stringify)(COMPOSE) },
    };
    (0, emulator_files_1.checkReplaceable)(files);
    (0, files_1.inFolder)(out, () => (0, files_1.writeOutputs)([files.config, { ...files.compose, content: (0, emulator_files_1.composeText)(files) }]));
    if (json === true) {
        (0, terminal_1.printJson)({ files: [files.config.path, files.compose.path], differences, unknown });
        return;
    }
    (0, terminal_1.print)([
        `wrote ${files.config.path} and docker-compose.yaml; start it with`,
        `  ACCEPT_EULA=Y SQL_PASSWORD='…' docker compose -f ${files.compose.path} up`,
    ]);
    if (differences.length > 0)
        (0, terminal_1.print)(['different in the emulator:', ...differences.map((line) => `- ${line}`)]);
    if (unknown.length > 0)
        (0, terminal_1.print)(['not known, so Azure may have something else there:', ...unknown.map((line) => `- ${line}`)]);
}
/** The emulator has one namespace. */
function onlyOne(topologies, from) {
    const [only, ...others] = topologies;
    if (only === undefined || others.length > 0) {
        throw new exit_status_1.UsageError(`${from}: the emulator takes one stack, and these are ${topologies.length}: ${topologies.map(({ path }) => path).join(', ')}`);
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
//# sourceMappingURL=emulator.js.map