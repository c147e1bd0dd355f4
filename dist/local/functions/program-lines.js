"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.programLine = programLine;
const LEVELS = new Map([
    ['warning', 'warn'],
    ['error', 'error'],
    ['critical', 'error'],
]);
const OUTCOMES = new Set(['started', 'already-started', 'waiting', 'rejected', 'given-back']);
/** A line that a program has logged, with what became of a message where it says so. */
function programLine(program, level, text, time) {
    return { time, program, level: LEVELS.get(level) ?? 'info', text, entry: entryIn(text) };
}
function entryIn(text) {
    if (!text.startsWith('{'))
        return undefined;
    try {
        const json = JSON.parse(text);
        // Programs of others log JSON as well.
        return OUTCOMES.has(json.outcome) && typeof json.deliveryCount === 'number'
            ? json
            : undefined;
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=program-lines.js.map