import type { LockToken } from './message';
/**
 * Lock tokens from a seed: GUIDs of version 4 that nobody guesses who does not know the seed, and the same for the same seed.
 */
export declare class LockTokens {
    private readonly stream;
    private hex;
    private at;
    constructor(seed: string);
    next(): LockToken;
}
