"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.evalCommand = evalCommand;
const node_events_1 = require("node:events");
const node_path_1 = require("node:path");
const promises_1 = require("node:timers/promises");
const node_worker_threads_1 = require("node:worker_threads");
const commander_1 = require("commander");
const files_1 = require("../files");
const started_1 = require("../package/started");
const terminal_1 = require("../terminal");
const eval_line_1 = require("./eval-line");
/** So many bytes of lines are answered at a time. */
const BATCH = 1 << 18;
/** A second thread pays only for more than this: it takes as long to start as these lines take. */
const SMALL_INPUT = 4 * BATCH;
/** Answers are kept in order: so many batches may be under way before the first of them has to be there. */
const MOST_PENDING = 4;
/** `scheduler eval`: what do these filters and actions do to these messages? */
function evalCommand() {
    return new commander_1.Command('eval')
        .description('reads JSON lines on standard input, writes one line each: what do these rules do to these messages?')
        .action(evaluateStandardInput);
}
/** Answers batches in the order of the input, every other one in a second thread where the input is large. */
async function evaluateStandardInput() {
    const pending = [];
    let helper;
    let size = 0;
    const progress = new terminal_1.Progress();
    try {
        for await (const batch of (0, files_1.wholeLines)('-', BATCH)) {
            size += batch.length;
            // Where the answers appear on the terminal, they are the progress.
            if (!process.stdout.isTTY)
                progress.tell('answering, megabytes of requests', Math.floor(size / 1e6));
            if (size > SMALL_INPUT)
                helper ??= new Helper();
            // The helper never waits for work: this thread takes a batch itself when the helper has one in hand and one more.
            if (helper !== undefined && helper.inHand < 2)
                pending.push(helper.answer(batch));
            else
                pending.push(Promise.resolve((0, eval_line_1.answerLines)(batch)));
            // Lets the answers of the helper arrive.
            await (0, promises_1.setImmediate)();
            while (pending.length > MOST_PENDING)
                await write(pending.shift());
        }
        for (const answer of pending)
            await write(answer);
    }
    finally {
        progress.end();
        await helper?.stop();
    }
}
async function write(answer) {
    (0, terminal_1.printJsonLines)(await answer);
    await (0, terminal_1.drained)();
}
/** A second thread that answers lines. */
class Helper {
    /** How many batches it was given and has not answered. */
    inHand = 0;
    worker;
    constructor() {
        const { file, execArgv } = (0, started_1.started)((0, node_path_1.join)(__dirname, 'eval-worker'));
        this.worker = new node_worker_threads_1.Worker(file, { execArgv });
    }
    async answer(lines) {
        const { port1, port2 } = new node_worker_threads_1.MessageChannel();
        this.inHand++;
        this.worker.postMessage({ lines, port: port2 }, [port2]);
        const [answers] = (await (0, node_events_1.once)(port1, 'message'));
        port1.close();
        this.inHand--;
        return answers;
    }
    async stop() {
        await this.worker.terminate();
    }
}
//# sourceMappingURL=eval.js.map