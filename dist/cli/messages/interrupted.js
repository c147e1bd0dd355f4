"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.interruption = interruption;
const exit_status_1 = require("../exit-status");
/** Who starts this command may pass on a signal that it got as well. */
const SAME_SIGNAL = 1000;
/** Ctrl-C, and whoever ends processes, end what goes on; once more, and later, ends the command at once. */
function interruption() {
    const controller = new AbortController();
    let first;
    const interrupt = () => {
        if (first !== undefined && Date.now() - first > SAME_SIGNAL)
            process.exit(exit_status_1.ExitStatus.WrongUsage);
        first ??= Date.now();
        controller.abort();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(signal, interrupt);
    return controller.signal;
}
//# sourceMappingURL=interrupted.js.map