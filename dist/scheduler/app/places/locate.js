"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Locator = void 0;
const node_fs_1 = require("node:fs");
const marks_1 = require("./marks");
const user_files_1 = require("./user-files");
/**
 * Finds what a problem is about in the files of the user.
 *
 * Only when there is a problem: where an object was written cannot be told from the object, and to note it for all that
 * are made (as cdktf does, with a stack trace each) costs more than the rest of the synthesis. So the source is read
 * again, and what has the names of the path in it, in that order, is the place.
 */
class Locator {
    sources = new Map();
    marks;
    uses;
    imports;
    /** Where a constant is used. */
    usesOf = new Map();
    constructor(files = (0, user_files_1.userFiles)()) {
        const all = files.map((file) => this.read(file));
        this.marks = all.flatMap(({ marks }) => marks);
        this.uses = all.flatMap(({ uses }) => uses);
        this.imports = all.flatMap(({ imports }) => imports);
    }
    /** The place of a problem, as `file:line:column`; `undefined` where nothing has any of the names. */
    placeOf(path, problem) {
        const names = [...path.split('/'), ...namesIn(problem)];
        const isSecond = problem.includes(' already;');
        let best;
        for (const mark of this.marks) {
            const last = names.lastIndexOf(mark.name);
            if (last === -1)
                continue;
            const score = this.score(mark, names, names.length - 1, new Set());
            // What is there twice is wrong the second time.
            const isBetter = isSecond ? score >= (best?.score ?? 1) : score > (best?.score ?? 0);
            if (isBetter)
                best = { mark, score };
        }
        return best && this.shown(best.mark);
    }
    read(file) {
        try {
            const source = (0, node_fs_1.readFileSync)(file, 'utf8');
            this.sources.set(file, source);
            return (0, marks_1.marksOf)(file, source);
        }
        catch {
            // A place is a help, not a condition.
            return { marks: [], uses: [], imports: [] };
        }
    }
    /** How many of the names stand around a mark, in this order; what is farther out says more about where it is. */
    score(mark, names, upTo, seen) {
        if (seen.has(mark))
            return 0;
        seen.add(mark);
        const found = names.lastIndexOf(mark.name, upTo);
        // The same option stands in many objects, the same environment around many catalogues: what is near decides.
        const own = found === -1 || upTo < 0 ? 0 : found === names.length - 1 ? 1 : 2 + found / 10;
        const rest = own === 0 ? upTo : found - 1;
        const outer = mark.isConstant && mark.parent === undefined ? this.usesOfConstant(mark) : [mark.parent];
        const around = outer.map((one) => (one === undefined ? 0 : this.score(one, names, rest, new Set(seen))));
        // Between two that are as good, what stands there itself.
        return own + Math.max(0, ...around) - (mark.isConstant ? 0.01 : 0);
    }
    usesOfConstant(constant) {
        const known = this.usesOf.get(constant);
        if (known !== undefined)
            return known;
        const found = this.uses.filter((use) => this.isUseOf(use, constant)).map(({ within }) => within);
        this.usesOf.set(constant, found);
        return found;
    }
    /** In the same file, or where it is imported: from that file, or from one that may pass it on. */
    isUseOf({ name, file }, constant) {
        if (file === constant.file)
            return name === constant.name;
        return this.imports.some((one) => one.file === file &&
            one.local === name &&
            one.imported === constant.name &&
            (one.from === constant.file || !this.sources.has(one.from)));
    }
    shown({ file, offset }) {
        const lines = (this.sources.get(file) ?? '').slice(0, offset).split('\n');
        return (0, user_files_1.shownPlace)(file, lines.length, (lines.at(-1)?.length ?? 0) + 1);
    }
}
exports.Locator = Locator;
/** The options that a problem names, from the outside to the inside: `network: unknown option "adressSpace"; …`. */
function namesIn(problem) {
    const claim = /^(?:claim "([^"]*)"|template (\S+)): /.exec(problem);
    const rest = problem.slice(claim?.[0].length ?? 0);
    const subject = /^([\w.$[\]"-]+): /.exec(rest);
    const unknown = /^(?:[^:"]*: )*unknown [a-z ]+ "([^"]+)"/.exec(rest);
    // Of two of one name, the second.
    const name = /^(?:name: got|(?:entities|subscriptions): got \[.*,)"(?:topic |queue )?([^"]+)"/.exec(rest.replace('got "', 'got"'));
    const inRule = /^(?:filter|action): (?:([\w.]+): )?/.exec(rest);
    return [
        ...(claim === null ? [] : [claim[1] ?? claim[2] ?? '']),
        // The rule is in the path; `filter` is also what a method of a contract is called.
        ...(inRule !== null ? [] : name?.[1] === undefined ? wordsOf(subject?.[1]) : [name[1]]),
        ...wordsOf(inRule?.[1]),
        ...(unknown?.[1] === undefined ? [] : [unknown[1]]),
    ];
}
/** `rules["not urgent"].filter` in words; places in lists have no name. */
function wordsOf(path) {
    return (path?.match(/"[^"]+"|[\w$-]+/g) ?? []).map((word) => word.replace(/"/g, ''));
}
//# sourceMappingURL=locate.js.map