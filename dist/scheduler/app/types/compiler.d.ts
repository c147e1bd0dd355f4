import type { ConstructProblems } from '../validation';
import type { Program } from './program';
/** What the compiler says of a program. */
export interface Judgement {
    readonly problems: readonly ConstructProblems[];
    /** The files of the program, those of packages included. */
    readonly files: readonly string[];
}
/**
 * Asks TypeScript's compiler about a program, in a process of its own.
 *
 * By its command line, which the compiler written in JavaScript (up to 6) and the native one (7) have in common; the
 * native one has no other interface for CommonJS.
 */
export declare function judge(program: Program): Promise<Judgement>;
/** The same, and waits: for a process that is about to end. */
export declare function judgeNow(program: Program): Judgement;
/** @throws Error where it is not installed */
export declare function compiler(folder: string): string;
