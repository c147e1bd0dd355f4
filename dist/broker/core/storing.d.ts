import type { Kernel } from './kernel';
import type { Session } from './session';
import type { Content, StoredMessage } from './stored-message';
/** Puts a message into the queue that it was made for, and lets receivers have it if its time has come. */
export declare function put(kernel: Kernel, stored: StoredMessage): void;
/** Lets receivers have a message. */
export declare function makeReady(kernel: Kernel, stored: StoredMessage): void;
/** Takes a message away, with its lock if it has one. */
export declare function discard(kernel: Kernel, stored: StoredMessage): void;
/** Gives a message another content in the place of its own. */
export declare function replaceContent(kernel: Kernel, stored: StoredMessage, content: Content): void;
/** The session that a message is in, where its entity has sessions. */
export declare function sessionOf({ store, content }: StoredMessage): Session | undefined;
