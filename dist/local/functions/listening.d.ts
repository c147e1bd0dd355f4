import type { RegisteredFunction } from './worker-messages';
/** What a function listens to. */
export interface Listening {
    readonly name: string;
    /** What the function calls its message. */
    readonly input: string;
    readonly source: {
        readonly queue: string;
    } | {
        readonly topic: string;
        readonly subscription: string;
    };
    readonly hasSessions: boolean;
    /** Whether it takes the body as bytes. */
    readonly isBinary: boolean;
    /** The name of the setting that says how to reach Service Bus. */
    readonly connection: string;
}
/**
 * What a registered function listens to.
 *
 * @param settings the settings of the app, which fill the places of `%NAME%`
 * @returns why it does not listen, where it does not
 */
export declare function listeningOf({ name, bindings }: RegisteredFunction, settings: ReadonlyMap<string, string>): Listening | string;
/** The address of what a function listens to, for people. */
export declare function addressOf({ source }: Listening): string;
