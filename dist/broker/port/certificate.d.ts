/** What TLS is answered with. */
export interface Certificate {
    /** PEM; nobody else may read it. */
    readonly key: string;
    /** PEM. */
    readonly certificate: string;
    /** The file with the certificate alone, for clients to trust; `undefined` where no file could be written. */
    readonly file: string | undefined;
}
/** The names that it is good for: this machine as programs on it, and in containers on it, call it. */
export declare function certificateNames(): {
    readonly names: readonly string[];
    readonly addresses: readonly string[];
};
/**
 * The certificate of this user on this machine: made once, and kept in the folder that the system has for data of programs,
 * so that it has to be trusted once. Where nothing can be written there, one for this run.
 *
 * It signs nothing but itself: who trusts it trusts this machine's Service Bus and nobody else.
 *
 * @param folder where it is kept
 */
export declare function userCertificate(folder?: string): Certificate;
type Pair = Omit<Certificate, 'file'>;
/** A certificate that has signed itself, and may sign nothing else. */
export declare function makeCertificate(now: Date): Pair;
export {};
