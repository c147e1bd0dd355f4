"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Locator = void 0;
const text_1 = require("../text");
const json_places_1 = require("./json-places");
/** Finds lines in the files of a document. A file is gone through once, when somebody first asks for a place in it. */
class Locator {
    texts;
    files = new Map();
    /** Of each subject: all rules that look at it tell where it is. */
    ofPath = new WeakMap();
    constructor({ files }) {
        this.texts = new Map(files.map(({ file, text }) => [file, text]));
    }
    /** The place of an argument, or of what it would stand in where it is not there. */
    locate(file, path, argument = '') {
        if (argument !== '')
            return this.find(file, path, argument);
        const known = this.ofPath.get(path);
        if (known?.file === file)
            return known;
        const found = this.find(file, path, argument);
        this.ofPath.set(path, found);
        return found;
    }
    find(file, path, argument) {
        const places = this.placesIn(file);
        const subject = places?.at(path);
        if (places === undefined || subject === undefined)
            return { file, line: 1, column: 1, endLine: 1, pointer: pointerOf(path) };
        let found = { value: subject, path };
        for (const part of argument === '' ? [] : argument.split('.')) {
            const next = places.inside(found, part);
            if (next === undefined)
                break;
            found = next;
        }
        return { file, ...places.linesOf(found.value), pointer: pointerOf(found.path) };
    }
    placesIn(file) {
        const text = this.texts.get(file);
        const known = this.files.get(file);
        if (text === undefined || known !== undefined)
            return known;
        const places = new FilePlaces(text);
        this.files.set(file, places);
        return places;
    }
}
exports.Locator = Locator;
/** The places of the values of one file, with their lines. */
class FilePlaces {
    places;
    lines;
    constructor(text) {
        this.places = new json_places_1.JsonPlaces(text);
        this.lines = lineStarts(text);
    }
    /** The value that a path leads to. */
    at(path) {
        let value = this.places.root;
        for (const step of path) {
            if (value === undefined)
                return undefined;
            value = this.places.member(value, step);
        }
        return value;
    }
    /** The value of one part of an argument; a block may be written as a list of one. */
    inside({ value, path }, part) {
        const { places } = this;
        if (!places.isList(value))
            return found(places.member(value, part), [...path, part]);
        const isNumber = /^\d+$/.test(part);
        const only = isNumber ? undefined : places.member(value, 0);
        if (only !== undefined)
            return places.isList(only) ? undefined : found(places.member(only, part), [...path, 0, part]);
        return isNumber ? found(places.member(value, Number(part)), [...path, Number(part)]) : undefined;
    }
    /** The lines of a value, with the name before it. */
    linesOf(value) {
        const [start, end] = this.places.span(value);
        const line = lineOf(this.lines, start);
        return { line: line + 1, column: start - this.lines.at(line) + 1, endLine: lineOf(this.lines, end) + 1 };
    }
}
function found(value, path) {
    return value === undefined ? undefined : { value, path };
}
function pointerOf(path) {
    return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
function lineStarts(text) {
    const starts = new text_1.Numbers();
    starts.add(0);
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.add(at + 1);
    return starts;
}
/** The line that an offset is in, from 0: the last one that begins at or before it. */
function lineOf(starts, offset) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (starts.at(middle) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
//# sourceMappingURL=locator.js.map