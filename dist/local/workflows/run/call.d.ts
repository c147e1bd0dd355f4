/** A call that a workflow makes. */
export interface Call {
    readonly method: string;
    readonly uri: string;
    readonly headers: Readonly<Record<string, string>>;
    /** The bytes that go out. */
    readonly body: Buffer;
    /** Who it is made as, and what for; `undefined` without a login. */
    readonly identity: {
        readonly audience: string;
        readonly id: string | undefined;
    } | undefined;
}
/** What a call is answered with. */
export interface Reply {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Buffer;
}
/** That a call got no answer, and why. */
export interface NoReply {
    readonly reason: string;
    /** Whether it was waited for in vain. */
    readonly isTimeout?: boolean;
}
/** A call, of the inputs of its step with their expressions computed. @throws Error where they are of wrong types */
export declare function callOf(inputs: unknown): Call;
/** What comes in: JSON where its type says so, text where that says so, and else bytes in base64. */
export declare function contentOf({ headers, body }: Reply): unknown;
