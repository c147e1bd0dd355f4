"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.PatternRun = void 0;
const like_1 = require("../../rules/evaluation/like");
const LINE_FEED = '\n';
/** A pattern of LIKE that is read unit by unit, so that several can be read at once. */
class PatternRun {
    start;
    length;
    units;
    hasLineFeed;
    /** @param escaping its first unit escapes; an empty text means that nothing does */
    constructor(pattern, escaping) {
        this.units = (0, like_1.likeUnits)(pattern, escaping);
        this.length = this.units.length;
        this.hasLineFeed = this.units.includes(LINE_FEED);
        const start = [];
        this.reach(0, start);
        this.start = start;
    }
    /** The shortest text that matches, as a reader would write it. */
    get example() {
        return this.units.map((unit) => (typeof unit === 'string' ? unit : unit.any === 'one' ? 'x' : '')).join('');
    }
    /** Where the reading may be after one unit more. */
    next(places, unit) {
        const reached = [];
        for (const place of places) {
            const expected = this.units[place];
            if (expected === undefined) {
                if (place === this.length && unit === LINE_FEED)
                    this.reach(place + 1, reached);
            }
            else if (typeof expected === 'string') {
                if (expected === unit)
                    this.reach(place + 1, reached);
            }
            else if (unit !== LINE_FEED)
                this.reach(expected.any === 'run' ? place : place + 1, reached);
        }
        return reached;
    }
    /** Whether a text that was read so far fits the whole pattern. */
    isEnd(places) {
        return (places.at(-1) ?? -1) >= this.length;
    }
    /** The units that make a difference at these places; all others do the same. */
    *expected(places) {
        for (const place of places) {
            const unit = this.units[place];
            if (typeof unit === 'string')
                yield unit;
        }
    }
    /** Whether no text matches both patterns, as far as their ends tell. */
    endsApartFrom(other) {
        // A text may have a line feed more at its end than its pattern; with others in a pattern it could be either.
        if (this.hasLineFeed || other.hasLineFeed)
            return false;
        return areApart(this.units, other.units) || areApart([...this.units].reverse(), [...other.units].reverse());
    }
    /** Adds a place, and those behind it where it is a run; places come in their order. */
    reach(first, reached) {
        for (let place = first;; place++) {
            if (place <= (reached.at(-1) ?? -1))
                return;
            const isRun = this.isRun(place);
            // From a run on everything fits that fits from before it, but for a line feed on the way there.
            if (isRun && !this.hasLineFeed)
                reached.length = 0;
            reached.push(place);
            if (!isRun)
                return;
        }
    }
    isRun(place) {
        const unit = this.units[place];
        return typeof unit === 'object' && unit.any === 'run';
    }
}
exports.PatternRun = PatternRun;
/** Whether two patterns want different units before either has a run. */
function areApart(a, b) {
    for (const [at, unit] of a.entries()) {
        const other = b[at];
        if (other === undefined)
            return false;
        if (typeof unit === 'string' && typeof other === 'string' && unit !== other)
            return true;
        if ([unit, other].some((one) => typeof one === 'object' && one.any === 'run'))
            return false;
    }
    return false;
}
//# sourceMappingURL=pattern-run.js.map