"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.milliseconds = milliseconds;
exports.checkedMilliseconds = checkedMilliseconds;
const rules_1 = require("../../rules");
const TICKS_PER_MILLISECOND = 10000n;
/** In milliseconds; `undefined` for what is no length of time. */
function milliseconds(length) {
    if (typeof length === 'number')
        return Number.isInteger(length) && length >= 0 ? length : undefined;
    const ticks = (0, rules_1.parseIsoTimeSpan)(length)?.ticks;
    return ticks === undefined || ticks < 0n ? undefined : Number(ticks / TICKS_PER_MILLISECOND);
}
/** In milliseconds. @throws RangeError for what is no length of time */
function checkedMilliseconds(length, what) {
    const duration = milliseconds(length);
    if (duration !== undefined)
        return duration;
    const allowed = "a length of time as ISO 8601 has it, such as 'PT5M', or whole milliseconds, and no negative one";
    throw new RangeError(`${what}: got ${JSON.stringify(length)}, allowed ${allowed}`);
}
//# sourceMappingURL=length-of-time.js.map