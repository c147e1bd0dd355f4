"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Described = void 0;
/** A value of a type that its descriptor names. */
class Described {
    descriptor;
    value;
    constructor(descriptor, value) {
        this.descriptor = descriptor;
        this.value = value;
    }
}
exports.Described = Described;
//# sourceMappingURL=described.js.map