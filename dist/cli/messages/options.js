"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AT_OPTION = void 0;
exports.lengthOf = lengthOf;
exports.countOf = countOf;
exports.sequenceOf = sequenceOf;
const commander_1 = require("commander");
const rules_1 = require("../../rules");
/** What `--at` means, the same for every command. */
exports.AT_OPTION = [
    '--at <address>',
    'which Service Bus: local, local:<port>, azure:<namespace or its host>, or emulator:<host>:<port>',
    'local',
];
const TICKS_PER_MILLISECOND = 10000n;
/** A length of time in milliseconds, as ISO 8601 has it: `PT1S`, `PT0.5S`. */
function lengthOf(text) {
    const ticks = (0, rules_1.parseIsoTimeSpan)(text)?.ticks;
    if (ticks === undefined || ticks < TICKS_PER_MILLISECOND)
        throw new commander_1.InvalidArgumentError('a length of time as ISO 8601, such as PT1S or PT0.5S');
    return Number(ticks / TICKS_PER_MILLISECOND);
}
/** A whole number from 1. */
function countOf(text) {
    if (!/^[1-9]\d{0,8}$/.test(text))
        throw new commander_1.InvalidArgumentError('a whole number from 1');
    return Number(text);
}
/** The number of a message, of up to 64 bits. */
function sequenceOf(text) {
    if (!/^\d{1,18}$/.test(text))
        throw new commander_1.InvalidArgumentError('a whole number, as peek shows it behind #');
    return BigInt(text);
}
//# sourceMappingURL=options.js.map