"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.drive = drive;
/** Runs to the end, with everything done that is asked for. */
async function drive(run, doer) {
    let step = run.next();
    while (step.done !== true) {
        const effect = step.value;
        const reply = effect.kind === 'call' ? await doer.send(effect.call) : await doer.sleep(effect.milliseconds);
        step = run.next({ now: doer.now(), ...(reply !== undefined && { reply }) });
    }
    return step.value;
}
//# sourceMappingURL=drive.js.map