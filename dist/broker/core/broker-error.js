"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.BrokerError = void 0;
/**
 * That the service refuses something. A value, since a client that asks for what there is not is an ordinary event: the core
 * throws nothing, and who asked is told.
 */
class BrokerError {
    condition;
    description;
    constructor(
    /** What it is, for programs. */
    condition, 
    /** What it is, for people: a sentence, in the words of the service where they are known. */
    description) {
        this.condition = condition;
        this.description = description;
    }
}
exports.BrokerError = BrokerError;
//# sourceMappingURL=broker-error.js.map