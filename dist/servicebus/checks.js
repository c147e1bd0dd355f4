"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Checks = void 0;
exports.known = known;
exports.durationArgument = durationArgument;
const cdktf_1 = require("cdktf");
const rules_1 = require("../rules");
const duration_1 = require("./duration");
/**
 * Collects what is wrong with the arguments of one construct.
 *
 * A value that is only known to Terraform (a token: a variable, an attribute of another resource) cannot be judged at
 * synth; every check lets it pass, explicitly, by way of `known`.
 */
class Checks {
    /** The problems so far, a line each; a mistake in SQL has the line with carets below it. */
    problems = [];
    add(subject, got, allowed, fix) {
        this.problems.push((0, rules_1.describeProblem)({ subject, got, allowed, fix }));
    }
    /** Adds the problem unless the condition holds. */
    require(holds, subject, got, allowed, fix) {
        if (!holds)
            this.add(subject, got, allowed, fix);
    }
    /** A name of the form that Azure takes for this kind of entity. */
    name(subject, name, rule) {
        if (!known(name))
            return;
        this.require(name.length >= rule.shortest && name.length <= rule.longest, subject, name, `${rule.shortest} to ${rule.longest} characters (this has ${name.length})`, 'choose another name');
        this.require(name === '' || rule.pattern.test(name), subject, name, rule.allowed, 'choose another name');
    }
    /** Names of one kind, which Azure compares without letter case; each with how it is shown. */
    distinctNames(subject, names, shown, scope = '') {
        const seen = new Map();
        for (const [index, name] of names.entries()) {
            const first = seen.get(name.toLowerCase());
            if (first === undefined)
                seen.set(name.toLowerCase(), index);
            else {
                const allowed = `names that differ in more than letter case${scope}`;
                this.add(subject, [shown(first), shown(index)], allowed, 'rename one of the two');
            }
        }
    }
    /** A whole number within limits, both included. */
    wholeNumber(subject, value, least, most, fix) {
        if (value === undefined || !known(value))
            return;
        const holds = Number.isInteger(value) && value >= least && value <= most;
        const upTo = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
        this.require(holds, subject, value, `a whole number, ${upTo}`, fix);
    }
    /** One of a list of values; the types say so too, but a catalogue may come from JSON. */
    oneOf(subject, value, allowed) {
        if (value === undefined || !known(value))
            return;
        this.require(allowed.includes(value), subject, value, allowed.join(', '), 'use one of these');
    }
    /** An ISO 8601 duration within limits, both included. */
    duration(subject, text, least, most, fix) {
        if (text === undefined || text === duration_1.NEVER || !known(text))
            return;
        const seconds = (0, duration_1.secondsOf)(text);
        if (seconds === undefined) {
            this.add(subject, text, 'an ISO 8601 duration of days, hours, minutes and seconds, or of weeks', 'write it like "PT5M" or "P14D"');
            return;
        }
        if (seconds < least.seconds)
            this.add(subject, text, `at least ${least.text}`, fix);
        if (seconds > most.seconds)
            this.add(subject, text, `at most ${most.text}`, fix);
    }
}
exports.Checks = Checks;
/** Whether a value can be judged at synth: it is no token and holds none. */
function known(value) {
    return !cdktf_1.Token.isUnresolved(value);
}
/** The duration as Azure reports it, so that no plan shows a difference in spelling; tokens as they are. */
function durationArgument(text) {
    return text === undefined || !known(text) ? text : ((0, duration_1.canonicalDuration)(text) ?? text);
}
//# sourceMappingURL=checks.js.map