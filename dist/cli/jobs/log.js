"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.log = log;
const promises_1 = require("node:timers/promises");
const log_1 = require("../../operations/jobs/log");
const terminal_1 = require("../../terminal");
const exit_status_1 = require("../exit-status");
const interrupted_1 = require("../messages/interrupted");
const where_1 = require("./where");
/** Between two looks at what goes on, in milliseconds. */
const EVERY = 2_000;
/** `scheduler jobs log` */
async function log(name, options, isSaid) {
    const { follow = false, all = false, json } = options;
    const workspace = await (0, where_1.workspaceOf)(options, isSaid);
    const signal = (0, interrupted_1.interruption)();
    const wait = () => (0, promises_1.setTimeout)(EVERY, undefined, { signal }).catch(() => undefined);
    const pieces = (0, log_1.logOf)(workspace, name, { follow, all, signal, wait });
    let [last, hasLines] = [undefined, false];
    let next = await pieces.next();
    for (; next.done !== true; next = await pieces.next()) {
        const { file, lines } = next.value;
        hasLines = true;
        if (json === true)
            for (const line of lines)
                (0, terminal_1.printJson)({ file, line });
        else {
            // Whose lines they are, where several write.
            if (all && file !== last)
                (0, terminal_1.print)(`==> ${file}`);
            (0, terminal_1.print)(lines);
        }
        last = file;
        await (0, terminal_1.drained)();
    }
    const state = next.value;
    if (!hasLines)
        (0, terminal_1.printError)(`scheduler: ${name} has written nothing${follow ? '' : ' yet'}: ${state}`);
    if (!hasLines)
        await tellOfParts(workspace, name);
    if (!follow)
        return;
    (0, terminal_1.printError)(`scheduler: ${name}: ${state}`);
    if (state === 'Failed') {
        const { error } = await workspace.details(name);
        if (error !== undefined)
            (0, terminal_1.printError)(`scheduler: ${name}: ${error}`);
        process.exitCode = exit_status_1.ExitStatus.Findings;
    }
}
/** A sweep and a pipeline write little themselves. */
async function tellOfParts(workspace, name) {
    const { kind } = await workspace.job(name);
    if (kind === 'Command')
        return;
    const parts = await workspace.children(name);
    (0, terminal_1.printError)(parts.map((part) => `scheduler: its part ${part.title} has a log of its own: training-job-scheduler jobs log ${part.name}`));
}
//# sourceMappingURL=log.js.map