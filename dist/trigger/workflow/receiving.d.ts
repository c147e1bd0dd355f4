import { type WorkflowAction } from './expressions';
/** Once a minute, one at a time: a run takes one message. */
export declare const recurrence: WorkflowAction;
/** Takes a message of the subscription for the time of its lock; 204 where none waits. */
export declare const peekLock: WorkflowAction;
/** Takes one that waits for another try, or was sent again, where the subscription has none. */
export declare const peekRetry: WorkflowAction;
/** Whether there is a message. */
export declare const HAS_MESSAGE: {
    or: {
        equals: (string | number)[];
    }[];
};
/** What the service tells of a property of a message: a header, with its value as JSON. */
export declare function header(name: string): string;
/**
 * What a message is: where it is locked, what the service says of it, its properties, and its body as text, whatever type
 * its producer says it has. What is not called JSON comes as bytes in base64, and a client that writes all bodies as JSON
 * makes a text of a JSON text.
 *
 * @param properties the names of properties that copies of the message keep
 */
export declare function readMessage(properties: readonly string[]): Record<string, WorkflowAction>;
/** Whether the body is larger than what is read. */
export declare const IS_OVERSIZED = "greater(outputs('size'), 16384)";
/** Whether the body is a JSON object. */
export declare const IS_OBJECT = "and(startsWith(outputs('content'), '{'), not(equals(outputs('fields'), null)))";
