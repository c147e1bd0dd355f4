import { type Message } from '../../rules';
import type { Kernel } from './kernel';
import type { MessageChanges } from './message';
import type { Content } from './stored-message';
/** A content with changes of its properties, in bytes of its own. */
export declare function changedContent(kernel: Kernel, content: Content, changes: MessageChanges): Content;
/** What an action has changed of a message. */
export declare function changesBetween(before: Message, after: Message): MessageChanges;
/** Changes that say why a message is dead, beside those that its receiver asks for. */
export declare function deadLetterChanges(reason: string | undefined, description: string | undefined, changes: MessageChanges | undefined): MessageChanges;
