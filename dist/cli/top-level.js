"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.run = run;
exports.tell = tell;
exports.isSaid = isSaid;
exports.faultText = faultText;
const commander_1 = require("commander");
const files_1 = require("../files");
const problem_1 = require("../operations/problem");
const peers_1 = require("../package/peers");
const disagreement_1 = require("../proof/questions/disagreement");
const solver_1 = require("../proof/solver/solver");
const terminal_1 = require("../terminal");
const terraform_1 = require("../terraform");
const exit_status_1 = require("./exit-status");
/** What ends a command in a line that is whole without a stack: the input, the usage, or an answer that was not found. */
const SAID = [exit_status_1.UsageError, peers_1.MissingPeers, files_1.FileProblem, terraform_1.UnreadableDocument, disagreement_1.Disagreement, solver_1.SolverHangs, problem_1.OperationProblem];
/**
 * Runs the command so that whatever happens ends with a status that is true and at most one line about it, never with a
 * stack trace, and never with status 1, which means findings.
 */
function run(command) {
    (0, files_1.writeStandardStreamsWhole)();
    process.stdout.on('error', endWithoutOutput);
    // Nobody is left to tell; what the command was asked for is none the worse for it.
    process.stderr.on('error', () => { });
    process.on('uncaughtException', (error) => {
        tell(error);
        // What it was doing is not known, and may go on.
        process.exit(exit_status_1.ExitStatus.WrongUsage);
    });
    command().catch(tell);
}
/** `scheduler audit | head -1` closes the pipe, as a full disk ends the output: what was answered is not all that there is. */
function endWithoutOutput(error) {
    // A socket, as Node gives to what it starts, says so where its reader has left something in it.
    const reason = error.code === 'ECONNRESET' ? { code: 'EPIPE' } : error;
    say(`standard output: cannot be written: ${(0, files_1.reasonOf)(reason)}`);
    process.exit(exit_status_1.ExitStatus.WrongUsage);
}
/** Says in a line what has ended the command, and sets the status that is true. */
function tell(error) {
    if (error instanceof commander_1.CommanderError) {
        // Commander has said it; help and version are no mistakes.
        process.exitCode = error.exitCode === 0 ? exit_status_1.ExitStatus.NothingToReport : exit_status_1.ExitStatus.WrongUsage;
        return;
    }
    process.exitCode = exit_status_1.ExitStatus.WrongUsage;
    const missing = (0, peers_1.missingPeer)(error);
    if (missing !== undefined)
        say(missing.message);
    else if (error instanceof exit_status_1.UsageError || error instanceof problem_1.OperationProblem)
        say(...error.lines);
    else if (isSaid(error))
        say(error.message);
    else
        say(...faultText(error, process.env.SCHEDULER_DEBUG).split('\n'));
}
/** Whether an error is an answer: anything else is a fault of this project. */
function isSaid(error) {
    return [commander_1.CommanderError, exit_status_1.UsageError, ...SAID].some((kind) => error instanceof kind);
}
/**
 * What is said of an error that nobody has thought of: that it is a fault of this project, and how to get the stack.
 *
 * @param debug the variable SCHEDULER_DEBUG; with anything in it the stack is shown
 */
function faultText(error, debug) {
    const { name = 'Error', message = String(error), stack = '' } = error instanceof Error ? error : {};
    if (debug !== undefined && debug !== '')
        return `a fault of this program: ${stack === '' ? message : stack}`;
    const [first = ''] = message.split('\n');
    return `a fault of this program, not of its input: ${name}: ${first}; please report it with what the same command says with SCHEDULER_DEBUG=1`;
}
/** Each as one line, whatever is in it. */
function say(...[first = '', ...others]) {
    (0, terminal_1.printError)([`scheduler: ${first}`, ...others]);
}
//# sourceMappingURL=top-level.js.map