import type { Part } from '../solver/answer-text';
import { type Formula } from '../solver/formula';
/** What became of a solution: a text for it, why there is none, or that it is not known. */
export type Realization = {
    readonly kind: 'text';
    readonly text: string;
} | {
    readonly kind: 'impossible';
    readonly because: Formula;
} | {
    readonly kind: 'too-much';
};
/**
 * The patterns of LIKE that one property is asked for, each a symbol that the solver may take to be true or false.
 *
 * Whether there is a text that matches just these and none of the others is found out here, when the solver proposes
 * it, and where there is none it is told why. Z3 itself would turn patterns into automata before it begins to count
 * its steps, and two patterns with sixteen `%` keep it busy for half a minute.
 */
export declare class PatternAtoms {
    private readonly id;
    private readonly declare;
    private readonly byPattern;
    private readonly found;
    private readonly taken;
    /** @param taken texts that the property has otherwise, and not here */
    constructor(id: string, taken: Iterable<string>, declare: (line: string) => void);
    /** The messages in which the text matches a pattern. */
    atom(pattern: string, escaping: string): Formula;
    /** What a text makes of the patterns so far. */
    ofText(text: string): Formula;
    get symbols(): readonly Formula[];
    /** A text that matches what the solution says and nothing else. */
    realize(values: ReadonlyMap<Formula, Part>): Realization;
    /** Considers a pattern only when a text was found that does not agree with it: most never matter. */
    private search;
}
