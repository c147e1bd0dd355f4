"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.durationFrom = durationFrom;
exports.durationText = durationText;
exports.isoTimeSpan = isoTimeSpan;
const rules_1 = require("../../rules");
const core_1 = require("../core");
const TICKS_PER_MILLISECOND = 10000n;
const TICKS_PER_SECOND = 1000n * TICKS_PER_MILLISECOND;
/** The longest length of time that .NET has; to the service it means "for ever". */
const FOR_EVER = 'P10675199DT2H48M5.4775807S';
/** In days: clients of other languages write their own longest one, which is a little other than .NET's. */
const FOR_EVER_DAYS = 10_675_199;
/**
 * A length of time from ISO 8601, in whole milliseconds; `null` for ever, `undefined` for what is none.
 *
 * As .NET reads one of days to seconds; months and years, which are not of one length, are none.
 */
function durationFrom(text) {
    const ticks = (0, rules_1.parseIsoTimeSpan)(text.trim())?.ticks;
    if (ticks === undefined || ticks < 0n)
        return undefined;
    const duration = Number(ticks / TICKS_PER_MILLISECOND);
    return duration >= FOR_EVER_DAYS * core_1.DAY ? null : duration;
}
/** A length of time as the service writes it: `PT1M30S`, `P14D`; for ever where there is none. */
function durationText(duration) {
    return duration === undefined ? FOR_EVER : isoTimeSpan(BigInt(Math.round(duration)) * TICKS_PER_MILLISECOND);
}
/** A length of time in ticks of 100 nanoseconds, as XML schema has it. */
function isoTimeSpan(ticks) {
    const length = ticks < 0n ? -ticks : ticks;
    const seconds = length / TICKS_PER_SECOND;
    const fraction = (length % TICKS_PER_SECOND).toString().padStart(7, '0').replace(/0+$/, '');
    const part = (count, letter) => (count === 0n ? '' : `${count}${letter}`);
    const second = fraction === '' ? part(seconds % 60n, 'S') : `${seconds % 60n}.${fraction}S`;
    const time = `${part((seconds / 3600n) % 24n, 'H')}${part((seconds / 60n) % 60n, 'M')}${second}`;
    const whole = `${part(seconds / 86400n, 'D')}${time === '' ? '' : `T${time}`}`;
    return `${ticks < 0n ? '-' : ''}P${whole === '' ? 'T0S' : whole}`;
}
//# sourceMappingURL=duration-text.js.map