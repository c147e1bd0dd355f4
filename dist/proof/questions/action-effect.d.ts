import { type SqlAction } from '../../rules';
import type { MessageSpace } from '../messages/message-space';
/** What an action does to every message, as far as it shows without computing it. */
export interface ActionEffect {
    /** Whether it fails: then the message is dead-lettered or lost here, and not delivered by this rule. */
    readonly fails: 'never' | 'always' | 'perhaps';
    /** What becomes of the session id: in subscriptions with sessions a message without is a dead letter. */
    readonly session: 'kept' | 'given' | 'taken' | 'perhaps';
}
/** What an action does to the messages of a space. */
export declare function effectOf(action: SqlAction | undefined, space: MessageSpace): ActionEffect;
