"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Absent = exports.Inspection = void 0;
exports.within = within;
exports.pathTo = pathTo;
exports.isPlain = isPlain;
exports.askedByName = askedByName;
const near_miss_1 = require("../text/near-miss");
const problem_1 = require("./problem");
/** Looks at values, and collects what is wrong with them. */
class Inspection {
    undefinedIsDefault;
    problems = [];
    /**
     * @param undefinedIsDefault whether an option may be there and `undefined`, as constructs of others pass it on; in
     *   what somebody writes by hand it is a value that got lost
     */
    constructor(undefinedIsDefault = false) {
        this.undefinedIsDefault = undefinedIsDefault;
    }
    wrong(path, got, allowed, fix = fixFor(got, allowed)) {
        const problem = got === undefined
            ? `${path}: got undefined, allowed ${allowed}; ${fix}`
            : (0, problem_1.describeProblem)({ subject: path, got, allowed, fix });
        // The whole is what the construct, or whoever asks, is named for.
        this.problems.push(path === '' ? problem.replace(/^: /, '') : problem);
    }
    /** Tells of a name that is not known; answers the one that was probably meant. */
    unknown(path, name, known, what = 'option') {
        const near = (0, near_miss_1.nearest)(name, known);
        const allowed = known.length === 0 ? 'there are none' : `allowed are ${known.join(', ')}`;
        const advice = near === undefined ? allowed : `did you mean ${near}?`;
        this.problems.push(`${path === '' ? '' : `${path}: `}unknown ${what} "${name}"; ${advice}`);
        return near;
    }
}
exports.Inspection = Inspection;
function fixFor(got, allowed) {
    if (got === undefined)
        return 'give a value, or leave it out';
    if (typeof got === 'string' && allowed.startsWith('a number') && got.trim() !== '' && !Number.isNaN(Number(got))) {
        return `write ${Number(got)}, without quotes`;
    }
    if (typeof got === 'number' && allowed === 'a text')
        return `write ${(0, problem_1.show)(String(got))}`;
    if (allowed.startsWith('true or') && (got === 'true' || got === 'false'))
        return `write ${got}, without quotes`;
    return allowed === 'true or false' ? 'give one of these' : 'give one';
}
/** A problem of something that stands in something else: one that begins with a place is at a place below that. */
function within(path, problem) {
    if (path === '')
        return problem;
    if (problem.startsWith('['))
        return `${path}${problem}`;
    return /^[\w$-]+[.:[]/.test(problem) ? `${path}.${problem}` : `${path}: ${problem}`;
}
/** A path of options; a name that is no word stands in brackets, as in code. */
function pathTo(path, name) {
    if (!/^[\w$-]{1,60}$/.test(name))
        return `${path}[${(0, problem_1.show)(name)}]`;
    return path === '' ? name : `${path}.${name}`;
}
/** An object that somebody has written down with braces. */
function isPlain(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || prototype.constructor?.name === 'Object';
}
/** What somebody asked for by a name that is not there; stands where it should have been, until it is told of. */
class Absent {
    says;
    constructor(says) {
        this.says = says;
    }
}
exports.Absent = Absent;
/**
 * A map that says so when it is asked for a name that it does not have.
 *
 * @param isFatal whether at once, for whoever does something with the answer instead of passing it on
 */
function askedByName(map, what, isFatal = false) {
    return new Proxy(map, {
        get(target, name, receiver) {
            if (typeof name === 'symbol' || name in target)
                return Reflect.get(target, name, receiver);
            const known = Object.keys(target);
            const near = (0, near_miss_1.nearest)(name, known);
            const advice = near === undefined ? `there are ${known.join(', ') || 'none'}` : `did you mean ${near}?`;
            const says = `unknown ${what} "${name}"; ${advice}`;
            if (isFatal)
                throw new Error(says);
            return new Absent(says);
        },
    });
}
//# sourceMappingURL=inspection.js.map