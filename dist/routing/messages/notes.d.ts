import type { ReadMessage } from './read-message';
/** That parts of a message that somebody has received are left out, and why. */
export declare function ignoredText({ source, ignored }: Pick<ReadMessage, 'source' | 'ignored'>): string;
/** Says how messages were read, each thing once, however many messages it is true of. */
export declare class ReadingNotes {
    private readonly told;
    /** What has not been said yet of how a message was read, a sentence each. */
    news({ assumed, source, ignored }: Omit<ReadMessage, 'message'>): string[];
}
