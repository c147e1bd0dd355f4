/**
 * Who may have a port, as the end of a sentence: the process that listens on it where the system tells, else what usually
 * does; `undefined` where nothing is known.
 */
export declare function holderOf(port: number): string | undefined;
