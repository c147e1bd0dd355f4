import type { ConstructProblems } from './validation';
/**
 * All problems for their author, one a line, as compilers write them: place, construct, sentence. One that shows a place
 * in a rule has two lines more.
 *
 * Each stands once, with the environments that have it. What the type check and the checks of this project both found
 * is said by the latter, which know what is allowed.
 */
export declare function reportLines(all: readonly ConstructProblems[]): string[];
