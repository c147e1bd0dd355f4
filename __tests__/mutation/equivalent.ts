import type { Equivalent } from './sample';

/**
 * Changes that somebody has looked at and that make no difference, each with why. One whose line is written anew is
 * judged again: a test says which of these are not there any more.
 */
export const EQUIVALENT: readonly Equivalent[] = [];
