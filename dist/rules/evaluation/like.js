"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.likeMatcher = likeMatcher;
exports.likeUnits = likeUnits;
const LINE_FEED = '\n';
/**
 * A pattern of LIKE, ready to be used for many texts.
 *
 * `%` stands for any run of units without a line feed, `_` for one unit that is no line feed, everything else for
 * itself; the escape unit makes the next one stand for itself and is dropped at the end of a pattern. A text may have
 * one line feed more at its very end. Units are those of UTF-16, compared exactly.
 *
 * @param escaping its first unit escapes; an empty text means that nothing does
 */
function likeMatcher(pattern, escaping) {
    const units = likeUnits(pattern, escaping);
    if (units.every((unit) => typeof unit === 'string')) {
        const exact = units.join('');
        return (text) => text === exact || text === exact + LINE_FEED;
    }
    return (text) => matches(text, units);
}
/** The units of a pattern; the first unit of `escaping` escapes. */
function likeUnits(pattern, escaping) {
    const escapingUnit = escaping[0];
    const units = [];
    for (let at = 0; at < pattern.length; at++) {
        const unit = pattern[at];
        if (unit === escapingUnit) {
            at++;
            if (at < pattern.length)
                units.push(pattern[at]);
        }
        else if (unit === '%')
            units.push({ any: 'run' });
        else
            units.push(unit === '_' ? { any: 'one' } : unit);
    }
    return units;
}
/**
 * Lets the last run that was met grow by one unit whenever the rest does not fit; earlier runs never have to, since
 * the earliest fit of what stands between two runs leaves the most for the rest.
 */
function matches(text, units) {
    let at = 0;
    let unitAt = 0;
    let runAt = -1;
    let runEnd = 0;
    for (;;) {
        const unit = units[unitAt];
        if (unit === undefined && (at === text.length || (at === text.length - 1 && text[at] === LINE_FEED)))
            return true;
        if (unit !== undefined && typeof unit !== 'string' && unit.any === 'run') {
            runAt = unitAt;
            runEnd = at;
            unitAt++;
        }
        else if (unit !== undefined && at < text.length && fits(unit, text[at])) {
            at++;
            unitAt++;
        }
        else if (runAt !== -1 && runEnd < text.length && text[runEnd] !== LINE_FEED) {
            runEnd++;
            at = runEnd;
            unitAt = runAt + 1;
        }
        else
            return false;
    }
}
function fits(unit, letter) {
    return typeof unit === 'string' ? unit === letter : letter !== LINE_FEED;
}
//# sourceMappingURL=like.js.map