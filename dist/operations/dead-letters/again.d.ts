import type { Value } from '../../rules';
/** What is changed of a message before it is sent again. */
export interface Changes {
    /** Properties by name, in any letters; one that is `undefined` is taken away. */
    readonly properties: ReadonlyMap<string, Value | undefined>;
    /** @default - the body stays, byte for byte */
    readonly body?: Buffer | undefined;
}
/**
 * A message as it was sent at first, without what was written beside it since: its id, session, subject, addresses, each
 * property with its type, and its body are what they were, but for what is changed.
 *
 * How long it lives starts anew, as the queue has it: what died of its age would die again. So does when it comes.
 */
export declare function again(encoded: Buffer, { properties, body }: Changes): Buffer;
