import type { Asking } from './job-made';

/**
 * Counts copies by the message that they are sent in the place of, where it is: a queue has one of each at most, however
 * often the message is delivered there. With two, each would go on by itself, and become two wherever a program ends.
 */
export class Copies {
  private readonly taken = new Set<string>();

  /** What is wrong with a copy that a queue has taken; `undefined` where nothing is. */
  hear({ messageId, stay }: Asking, queue: string): string | undefined {
    const key = JSON.stringify([stay, queue]);
    if (!this.taken.has(key)) {
      this.taken.add(key);
      return undefined;
    }
    return `${messageId} has a second copy in ${queue}, in the place of one message: ${stay}`;
  }

  /** Another region goes on with what was copied, and may number messages as the first one did. */
  forget(): void {
    this.taken.clear();
  }
}
