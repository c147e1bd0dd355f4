"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Refusal = void 0;
/** A request that is refused: the status, and why. */
class Refusal {
    status;
    detail;
    constructor(status, detail) {
        this.status = status;
        this.detail = detail;
    }
}
exports.Refusal = Refusal;
//# sourceMappingURL=request.js.map