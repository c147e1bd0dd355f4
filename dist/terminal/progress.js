"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Progress = void 0;
exports.withProgress = withProgress;
const node_readline_1 = require("node:readline");
const text_1 = require("../text");
/** Work that is done before this many milliseconds is nobody's business. */
const PATIENCE = 1000;
/** A line is written over so often at most. */
const EVERY = 200;
/** A line that is longer than the terminal is wide would not be written over as a whole. */
const LONGEST = 50;
/**
 * Says on a terminal how far something long has come, on standard error, in a line that is written over and goes at the
 * end. In a pipe it says nothing. It asks for no timer, so that work that never waits can tell too.
 */
class Progress {
    stream;
    now;
    started;
    last = 0;
    isShown = false;
    constructor(stream = process.stderr, now = Date.now) {
        this.stream = stream;
        this.now = now;
        this.started = now();
    }
    /**
     * Where the work is: what is done, how much of it, of how much. Cheap enough to be called for each piece.
     *
     * @param total `undefined` where nobody knows
     */
    tell(what, done, total) {
        if (this.stream.isTTY !== true)
            return;
        const now = this.now();
        if (now - this.started < PATIENCE || now - this.last < EVERY)
            return;
        this.last = now;
        this.isShown = true;
        const share = total === undefined || total === 0 || done === undefined ? '' : ` ${Math.floor((100 * done) / total)} %`;
        const count = done === undefined || total !== undefined ? '' : ` ${done}`;
        this.clear();
        this.stream.write(`${(0, text_1.visible)((0, text_1.shortened)(what, LONGEST))} …${share}${count}`);
    }
    /** Takes the line away. */
    end() {
        if (this.isShown)
            this.clear();
        this.isShown = false;
    }
    clear() {
        (0, node_readline_1.cursorTo)(this.stream, 0);
        (0, node_readline_1.clearLine)(this.stream, 1);
    }
}
exports.Progress = Progress;
/** Does some work with its progress on the terminal; while it waits, the time that has passed is told. */
async function withProgress(what, work) {
    const progress = new Progress();
    const timer = setInterval(() => progress.tell(what), EVERY).unref();
    try {
        return await work(progress);
    }
    finally {
        clearInterval(timer);
        progress.end();
    }
}
//# sourceMappingURL=progress.js.map