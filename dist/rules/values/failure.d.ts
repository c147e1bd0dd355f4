/**
 * That a message makes an expression fail: the service delivers it nowhere by that rule, and puts it into the
 * dead-letter queue where the subscription asks for that.
 *
 * A value, since a wrong type is an ordinary outcome of a rule and must not cost what an exception costs.
 */
export declare class Failure {
    /** Why, in words: `'<' cannot compare string with int`. */
    readonly reason: string;
    constructor(
    /** Why, in words: `'<' cannot compare string with int`. */
    reason: string);
}
/** That an action makes a message larger than any that the service takes: it is dead-lettered, whatever the subscription says. */
export declare class TooLarge extends Failure {
}
/** That a value or the truth of a condition is not known: a property that the message lacks. */
export declare const UNKNOWN: undefined;
