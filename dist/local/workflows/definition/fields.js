"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Fields = void 0;
exports.shown = shown;
/** A part of a definition, with where it is; what is wrong with it is told to whoever reads the whole. */
class Fields {
    place;
    problems;
    values;
    constructor(value, place, problems) {
        this.place = place;
        this.problems = problems;
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        if (!isObject)
            this.problem('', `expected an object, and found ${shown(value)}`);
        this.values = new Map(isObject ? Object.entries(value) : []);
    }
    get names() {
        return [...this.values.keys()];
    }
    value(name) {
        return this.values.get(name);
    }
    has(name) {
        return this.values.has(name);
    }
    /** A part of it; an empty one where it is not there. */
    part(name) {
        return new Fields(this.values.get(name) ?? {}, this.placeOf(name), this.problems);
    }
    /** The elements of a list, by their index. */
    list(name) {
        const value = this.values.get(name);
        return new Fields(Object.fromEntries(Object.entries(Array.isArray(value) ? value : [])), this.placeOf(name), this.problems);
    }
    /** One of some words, in their letters; the first where it is none. */
    word(name, words) {
        const value = this.values.get(name);
        const found = words.find((word) => word.toLowerCase() === String(value).toLowerCase());
        if (found === undefined)
            this.problem(name, `${shown(value)} is not known here; allowed ${words.join(', ')}`);
        return found ?? words[0];
    }
    /** A whole number within bounds. */
    whole(name, least, most, preset) {
        const value = this.values.get(name) ?? preset;
        if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)
            return value;
        this.problem(name, `${shown(value)} is no whole number from ${least} to ${most}`);
        return least;
    }
    /** Refuses what is there beside what is known. */
    only(names) {
        for (const name of this.names)
            if (!names.includes(name))
                this.problem(name, 'is not known here');
    }
    problem(name, why) {
        this.problems.push(`${this.placeOf(name)}: ${why}`);
    }
    placeOf(name) {
        return name === '' ? this.place : `${this.place}.${name}`;
    }
}
exports.Fields = Fields;
/** A value, short, as it is shown in a message. */
function shown(value) {
    const text = JSON.stringify(value) ?? 'nothing';
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
//# sourceMappingURL=fields.js.map