"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Numbers = void 0;
/** A list of whole numbers that grows, in four bytes each: they are places in a text, of which none is that long. */
class Numbers {
    all = new Int32Array(1024);
    length = 0;
    /** Adds one, and tells which it is. */
    add(value) {
        if (this.length === this.all.length) {
            const larger = new Int32Array(2 * this.all.length);
            larger.set(this.all);
            this.all = larger;
        }
        this.all[this.length] = value;
        return this.length++;
    }
    at(index) {
        return this.all[index];
    }
    set(index, value) {
        this.all[index] = value;
    }
}
exports.Numbers = Numbers;
//# sourceMappingURL=numbers.js.map