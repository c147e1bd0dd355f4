import { createHash } from 'node:crypto';
import type { LockToken } from './message';

/**
 * Lock tokens from a seed: GUIDs of version 4 that nobody guesses who does not know the seed, and the same for the same seed.
 */
export class LockTokens {
  private made = 0;
  private block = Buffer.alloc(0);

  constructor(private readonly seed: string) {}

  next(): LockToken {
    // A hash gives two of them.
    if (this.block.length === 0)
      this.block = createHash('sha256')
        .update(`${this.seed}/${this.made++}`)
        .digest();
    const hex = this.block.toString('hex', 0, 16);
    this.block = this.block.subarray(16);
    const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
