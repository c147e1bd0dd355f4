"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Letters = void 0;
const numbers_1 = require("./numbers");
const NONE = -1;
/** In the place of the first child: the children are in a map. */
const IN_MAP = -2;
/** More children than so many are found by a map. */
const FEW = 8;
/** Texts letter by letter, those that begin alike in one (a trie). A state is what was read so far; the first is 0. */
class Letters {
    firstChild = new numbers_1.Numbers();
    sibling = new numbers_1.Numbers();
    letter = new numbers_1.Numbers();
    maps = new Map();
    constructor() {
        this.create(0);
    }
    /** How many states there are. */
    get states() {
        return this.letter.length;
    }
    /** Adds a text, and tells the state at its end. */
    add(text) {
        let state = 0;
        for (let at = 0; at < text.length; at++) {
            const letter = text.charCodeAt(at);
            const next = this.next(state, letter);
            state = next === NONE ? this.append(state, letter) : next;
        }
        return state;
    }
    /** The state after one more letter; -1 where nothing goes on so. */
    next(state, letter) {
        const first = this.firstChild.at(state);
        if (first === IN_MAP)
            return this.maps.get(state)?.get(letter) ?? NONE;
        for (let child = first; child !== NONE; child = this.sibling.at(child))
            if (this.letter.at(child) === letter)
                return child;
        return NONE;
    }
    /** Shows each letter that may come next, with the state after it. */
    each(state, show) {
        for (const child of this.childrenOf(state))
            show(this.letter.at(child), child);
    }
    childrenOf(state) {
        const first = this.firstChild.at(state);
        if (first === IN_MAP)
            return [...(this.maps.get(state)?.values() ?? [])];
        const children = [];
        for (let child = first; child !== NONE; child = this.sibling.at(child))
            children.push(child);
        return children;
    }
    append(state, letter) {
        const child = this.create(letter);
        const map = this.maps.get(state);
        if (map !== undefined)
            map.set(letter, child);
        else {
            this.sibling.set(child, this.firstChild.at(state));
            this.firstChild.set(state, child);
            const children = this.childrenOf(state);
            if (children.length > FEW) {
                this.maps.set(state, new Map(children.map((one) => [this.letter.at(one), one])));
                this.firstChild.set(state, IN_MAP);
            }
        }
        return child;
    }
    create(letter) {
        this.firstChild.add(NONE);
        this.sibling.add(NONE);
        return this.letter.add(letter);
    }
}
exports.Letters = Letters;
//# sourceMappingURL=letters.js.map