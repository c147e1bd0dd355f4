import type { Letter, LetterGroup } from '../../operations/dead-letters/letter';
/** A letter in a line: its id, why it is one, and what becomes of it. */
export declare function letterLine(letter: Letter, end: string): string;
/** A group with an example. */
export declare function groupLines({ entity, reason, letters }: LetterGroup): string[];
/** A group for machines. */
export declare function groupJson({ entity, reason, letters }: LetterGroup): object;
/** A letter for machines: the message, and why it is one. */
export declare function letterJson({ seen, reason, details }: Letter): object;
/** All of a letter, for people. */
export declare function letterLines(letter: Letter): string[];
