"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.logOf = logOf;
const node_string_decoder_1 = require("node:string_decoder");
const job_1 = require("./job");
/** What a program writes itself; of several processes that of the first, as the official client shows it. */
const STREAMED = [/^user_logs\/std_log\D*0*(_ps)?\.txt$/, /^azureml-logs\/(\d\d.+|hyperdrive)\.txt$/];
const ALL = /^(user_logs|azureml-logs)\//;
/**
 * The log of a job, in pieces; to follow it, whatever comes until the job is over.
 *
 * @returns the state of the job at the end
 * @throws OperationProblem
 */
async function* logOf(workspace, name, options) {
    const readers = new Map();
    for (;;) {
        const { state, logs } = await workspace.details(name);
        const isLast = !options.follow || (0, job_1.isOver)(state);
        for (const [file, url] of logsMeant(logs, options.all)) {
            const reader = readers.get(file) ?? new LogReader();
            readers.set(file, reader);
            const bytes = await workspace.bytes(url, reader.length);
            const lines = reader.lines(bytes, isLast);
            if (lines.length > 0)
                yield { file, lines };
        }
        if (isLast || options.signal.aborted)
            return state;
        await options.wait();
    }
}
function logsMeant(logs, all) {
    const sorted = [...logs].sort(([one], [other]) => (one < other ? -1 : 1));
    if (all)
        return sorted.filter(([file]) => ALL.test(file));
    for (const pattern of STREAMED) {
        const found = sorted.filter(([file]) => pattern.test(file));
        if (found.length > 0)
            return found;
    }
    return [];
}
/** Takes bytes as they come, and gives lines. */
class LogReader {
    /** How many bytes have come. */
    length = 0;
    decoder = new node_string_decoder_1.StringDecoder('utf8');
    rest = '';
    lines(bytes, isLast) {
        this.length += bytes.length;
        const text = this.rest + this.decoder.write(bytes) + (isLast ? this.decoder.end() : '');
        const lines = text.split(/\r?\n/);
        this.rest = lines.pop() ?? '';
        if (isLast && this.rest !== '')
            lines.push(this.rest);
        return lines;
    }
}
//# sourceMappingURL=log.js.map