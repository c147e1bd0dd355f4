"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.schedulerProgram = schedulerProgram;
const commander_1 = require("commander");
const version_1 = require("../package/version");
const terminal_1 = require("../terminal");
const audit_1 = require("./audit");
const check_1 = require("./check");
const diagram_1 = require("./diagram");
const emulator_1 = require("./emulator");
const eval_1 = require("./eval");
const command_1 = require("./jobs/command");
const command_2 = require("./local/command");
const dead_letters_1 = require("./messages/dead-letters");
const peek_1 = require("./messages/peek");
const send_1 = require("./messages/send");
const watch_1 = require("./messages/watch");
const prove_1 = require("./prove");
const review_1 = require("./review");
const route_1 = require("./route");
const sensitive_output_1 = require("./sensitive-output");
/** The `scheduler` command: its words, and what its exit status means. */
function schedulerProgram() {
    const program = new commander_1.Command('training-job-scheduler')
        .description('Looks at Service Bus rules in Terraform: what was synthesized here, or any plan')
        .version((0, version_1.packageVersion)())
        .exitOverride()
        .configureOutput({
        outputError: (text) => (0, terminal_1.printError)(linesOf(text.replace(/^error: /, 'scheduler: '))),
        writeOut: (text) => (0, terminal_1.print)(linesOf(text)),
    })
        .showHelpAfterError('(training-job-scheduler --help lists the commands)')
        .addHelpText('after', '\nExit status: 0 nothing to report, 1 findings or cannot tell, 2 wrong usage or input that cannot be read.');
    const local = (0, command_2.localCommand)();
    const commands = [
        (0, audit_1.auditCommand)(),
        (0, check_1.checkCommand)(),
        (0, dead_letters_1.deadLettersCommand)(),
        (0, diagram_1.diagramCommand)(),
        (0, emulator_1.emulatorCommand)(),
        (0, eval_1.evalCommand)(),
        (0, command_1.jobsCommand)(),
        local,
        (0, peek_1.peekCommand)(),
        (0, prove_1.proveCommand)(),
        (0, review_1.reviewCommand)(),
        (0, route_1.routeCommand)(),
        (0, send_1.sendCommand)(),
        (0, watch_1.watchCommand)(),
    ];
    for (const command of commands) {
        program.addCommand(command.copyInheritedSettings(program));
        inherit(command);
    }
    // What stands behind a command below `local` is that command's own: both have a port. Other commands take theirs anywhere.
    program.enablePositionalOptions();
    local.enablePositionalOptions();
    program.hook('preAction', sensitive_output_1.forgetSecrets);
    return program;
}
/** What is below a command says its mistakes as the command does. */
function inherit(command) {
    for (const below of command.commands)
        inherit(below.copyInheritedSettings(command));
}
/** What commander writes, line by line. */
function linesOf(text) {
    return text.replace(/\n$/, '').split('\n');
}
//# sourceMappingURL=program.js.map