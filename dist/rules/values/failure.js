"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UNKNOWN = exports.TooLarge = exports.Failure = void 0;
/**
 * That a message makes an expression fail: the service delivers it nowhere by that rule, and puts it into the
 * dead-letter queue where the subscription asks for that.
 *
 * A value, since a wrong type is an ordinary outcome of a rule and must not cost what an exception costs.
 */
class Failure {
    reason;
    constructor(
    /** Why, in words: `'<' cannot compare string with int`. */
    reason) {
        this.reason = reason;
    }
}
exports.Failure = Failure;
/** That an action makes a message larger than any that the service takes: it is dead-lettered, whatever the subscription says. */
class TooLarge extends Failure {
}
exports.TooLarge = TooLarge;
/** That a value or the truth of a condition is not known: a property that the message lacks. */
exports.UNKNOWN = undefined;
//# sourceMappingURL=failure.js.map