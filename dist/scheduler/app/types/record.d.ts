import type { Program } from './program';
/** Whether this very program was checked before, and had no type error. */
export declare function isRemembered(program: Program): boolean;
/**
 * Keeps in mind that a program has no type error.
 *
 * @param files of the program, those of packages included
 * @param since when the check began: what has changed since is not what was checked
 */
export declare function remember(program: Program, files: readonly string[], since: number): void;
