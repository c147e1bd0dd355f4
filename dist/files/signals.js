"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.withSignalsHeld = withSignalsHeld;
/** What ends a process that somebody wants to stop. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** How much work is under way, or done before the event loop came round: one listener for all of it. */
let held = 0;
/**
 * Does some work that does not wait for anything, and lets signals come when it is done: nothing half-made stays behind.
 * What came in the meantime ends the process then, as it would have before.
 */
function withSignalsHeld(work) {
    if (held === 0)
        for (const signal of SIGNALS)
            process.on(signal, end);
    held += 1;
    try {
        return work();
    }
    finally {
        // Signals that came are told to listeners by the event loop, in front of this.
        setImmediate(() => {
            held -= 1;
            if (held === 0)
                release();
        });
    }
}
function end(signal) {
    release();
    process.kill(process.pid, signal);
}
function release() {
    for (const signal of SIGNALS)
        process.removeListener(signal, end);
}
//# sourceMappingURL=signals.js.map