import { createCipheriv, createHash } from 'node:crypto';
import type { LockToken } from '../commands/broker-message';

const BYTES = 16;
/** So many are made at once: a call to the cipher takes longer than what it does. */
const AT_ONCE = 256;
const ZEROS = Buffer.alloc(AT_ONCE * BYTES);

/**
 * Lock tokens from a seed: GUIDs of version 4 that nobody guesses who does not know the seed, and the same for the same seed.
 */
export class LockTokens {
  private readonly stream;
  private hex = '';
  private at = 0;

  constructor(seed: string) {
    const key = createHash('sha256').update(seed).digest();
    this.stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(BYTES));
  }

  next(): LockToken {
    if (this.at === this.hex.length) {
      this.hex = this.stream.update(ZEROS).toString('hex');
      this.at = 0;
    }
    const { hex, at } = this;
    this.at = at + 2 * BYTES;
    const variant = '89ab'[Number.parseInt(hex.charAt(at + 16), 16) & 3];
    return `${hex.slice(at, at + 8)}-${hex.slice(at + 8, at + 12)}-4${hex.slice(at + 13, at + 16)}-${variant}${hex.slice(at + 17, at + 20)}-${hex.slice(at + 20, at + 32)}`;
  }
}
