"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.writeStandardStreamsWhole = writeStandardStreamsWhole;
const node_net_1 = require("node:net");
const whole_write_1 = require("./whole-write");
/**
 * Makes standard output and standard error write all that they are given where they are files: Node's own write asks the
 * system once, and what a disk that is nearly full does not take is lost without a word.
 *
 * @see lib/internal/bootstrap/switches/is_main_thread.js and lib/internal/fs/sync_write_stream.js of Node
 */
function writeStandardStreamsWhole() {
    for (const stream of [process.stdout, process.stderr])
        if (!(stream instanceof node_net_1.Socket))
            makeWhole(stream);
}
function makeWhole(stream) {
    const { fd } = stream;
    if (fd === undefined)
        return;
    stream._write = (chunk, encoding, done) => {
        try {
            (0, whole_write_1.writeWhole)(fd, typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
            done();
        }
        catch (error) {
            done(error);
        }
    };
}
//# sourceMappingURL=standard-streams.js.map