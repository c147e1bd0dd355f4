/**
 * Runs the command so that whatever happens ends with a status that is true and at most one line about it, never with a
 * stack trace, and never with status 1, which means findings.
 */
export declare function run(command: () => Promise<unknown>): void;
/** Says in a line what has ended the command, and sets the status that is true. */
export declare function tell(error: unknown): void;
/** Whether an error is an answer: anything else is a fault of this project. */
export declare function isSaid(error: unknown): boolean;
/**
 * What is said of an error that nobody has thought of: that it is a fault of this project, and how to get the stack.
 *
 * @param debug the variable SCHEDULER_DEBUG; with anything in it the stack is shown
 */
export declare function faultText(error: unknown, debug: string | undefined): string;
