import { type Entity } from '../bus/entity';
import { type Seen } from '../messages/seen';
/** A message that is a dead letter, or was set aside, and why. */
export interface Letter {
    readonly seen: Seen;
    /** `misconfigured`, `MaxDeliveryCountExceeded`, … */
    readonly reason: string;
    /** What was said of it beside the reason, perhaps over several lines. */
    readonly details: string;
}
/** Whether everything in an entity was set aside. */
export declare function isForPeople(entity: Entity): boolean;
/** Whether a message that waits in a queue was set aside there, or forwarded as a dead letter. */
export declare function isSetAside(seen: Seen): boolean;
export declare function letterOf(seen: Seen): Letter;
/** The subscription that it came to, where that can be told. */
export declare function subscriptionOf({ seen }: Letter): string | undefined;
/** The queue that it is tried again from: of a dead letter where it was, of what was set aside the queue that it names. */
export declare function retryQueueOf({ seen }: Letter): string | undefined;
/** What such messages have in common. */
export interface LetterGroup {
    /** Where they are. */
    readonly entity: string;
    readonly reason: string;
    readonly letters: readonly Letter[];
}
/** Letters by where they are and why, those with the most first. */
export declare function grouped(letters: readonly Letter[]): LetterGroup[];
/** Which letters are meant. */
export interface Choice {
    readonly reason?: string;
    readonly subscription?: string;
    readonly messageId?: string;
    readonly sequence?: bigint;
}
/** Why a letter is not meant; `undefined` for one that is. */
export declare function otherwise(letter: Letter, choice: Choice): string | undefined;
