import type { PatternRun } from './pattern-run';
/** A pattern that a text has to match, or must not. */
export interface Wish {
    readonly run: PatternRun;
    readonly matches: boolean;
}
/**
 * How many places of patterns may still be looked at before a search gives up: a count and no time, so that every
 * machine gives the same answer.
 */
export interface Work {
    left: number;
}
/** A text, that there is none, or that finding out takes too much work. */
export type TextFinding = {
    readonly kind: 'text';
    readonly text: string;
} | {
    readonly kind: 'none';
} | {
    readonly kind: 'too-much';
};
/**
 * Looks for a text that fulfils all wishes and is none of some others: the patterns are read together, and the reading
 * that lacks the least is gone on with. It ends, since there are only so many places in the patterns; where no text is
 * found, there is none.
 *
 * @param work what may be spent
 */
export declare function findText(wishes: readonly Wish[], isTaken: TakenTexts, work: Work): TextFinding;
/** Texts that are not wanted, and what they begin with. */
export declare class TakenTexts {
    private readonly beginnings;
    private readonly texts;
    constructor(texts: Iterable<string>);
    has(text: string): boolean;
    /** Whether one of them begins so. */
    mayBecome(text: string): boolean;
}
