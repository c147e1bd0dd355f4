"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JsonPlaces = void 0;
const jsonc_parser_1 = require("jsonc-parser");
const text_1 = require("../text");
/** What has more members than so many is gone through once; a few are gone through again as fast as they are kept. */
const FEW = 8;
/**
 * Where the values of a JSON text stand, found in one pass. A plan of a hundred megabytes has millions of values, so a
 * value is a number here, in the order of the text, and what is known of it are four numbers more: a tree of objects takes
 * ten times as much as the text.
 */
class JsonPlaces {
    text;
    starts = new text_1.Numbers();
    ends = new text_1.Numbers();
    /** Where the name of a property stands; -1 for what has none. */
    names = new text_1.Numbers();
    /** The first value that is no part of it any more. */
    nexts = new text_1.Numbers();
    items = new Map();
    properties = new Map();
    constructor(text) {
        this.text = text;
        const open = [];
        let name = -1;
        const begin = (offset) => {
            this.starts.add(offset);
            this.ends.add(offset);
            this.names.add(name);
            name = -1;
            return this.nexts.add(0);
        };
        const end = (value, offset) => {
            this.ends.set(value, offset);
            this.nexts.set(value, this.starts.length);
        };
        const opens = (offset) => {
            open.push(begin(offset));
        };
        const closes = (offset, length) => end(open.pop() ?? 0, offset + length);
        (0, jsonc_parser_1.visit)(text, {
            onObjectBegin: opens,
            onObjectEnd: closes,
            onArrayBegin: opens,
            onArrayEnd: closes,
            onObjectProperty: (_, offset) => {
                name = offset;
            },
            onLiteralValue: (_, offset, length) => end(begin(offset), offset + length),
        });
    }
    /** The value of the text as a whole; `undefined` for a text without one. */
    get root() {
        return this.starts.length === 0 ? undefined : 0;
    }
    isList(value) {
        return this.text[this.starts.at(value)] === '[';
    }
    /** Where a value begins, and ends: a property begins with its name, which is where a reader looks. */
    span(value) {
        const name = this.names.at(value);
        return [name === -1 ? this.starts.at(value) : name, this.ends.at(value)];
    }
    /** A member of an object, or of a list by its number; of a name that is written twice the last, as JSON has it. */
    member(value, step) {
        if (this.isList(value))
            return typeof step === 'number' ? this.itemsOf(value)[step] : undefined;
        return typeof step === 'string' ? this.propertiesOf(value).get(step) : undefined;
    }
    itemsOf(value) {
        const known = this.items.get(value) ?? this.inside(value);
        if (known.length > FEW)
            this.items.set(value, known);
        return known;
    }
    propertiesOf(value) {
        const known = this.properties.get(value) ?? new Map(this.inside(value).map((one) => [this.nameOf(one), one]));
        if (known.size > FEW)
            this.properties.set(value, known);
        return known;
    }
    /** The values that stand in an object or a list. */
    inside(value) {
        const found = [];
        const end = this.nexts.at(value);
        for (let one = value + 1; one < end; one = this.nexts.at(one))
            found.push(one);
        return found;
    }
    nameOf(value) {
        // Between a name and its value are only a colon and blanks.
        const end = this.text.lastIndexOf('"', this.starts.at(value) - 1);
        const written = this.text.slice(this.names.at(value), end + 1);
        return written.includes('\\') ? JSON.parse(written) : written.slice(1, -1);
    }
}
exports.JsonPlaces = JsonPlaces;
//# sourceMappingURL=json-places.js.map