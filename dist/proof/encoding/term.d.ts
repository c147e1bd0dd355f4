import type { IntegerType } from '../../rules/values/values';
import { type Value } from '../../rules/values/values';
import type { Formula } from '../solver/formula';
/**
 * A value that an expression has in some messages.
 *
 * `choice` is a text of which only the equality with literals matters, `order` a double of which only the order does
 * (see `orderOf`); `hidden` is one that the solver cannot compute and takes to be anything.
 */
export type Term = {
    readonly kind: 'literal';
    readonly value: Value;
} | {
    readonly kind: 'text';
    readonly term: Formula;
} | {
    readonly kind: 'choice';
    readonly choices: readonly Choice[];
} | {
    readonly kind: 'bool';
    readonly term: Formula;
} | {
    readonly kind: 'integer';
    readonly type: IntegerType;
    readonly term: Formula;
} | {
    readonly kind: 'double';
    readonly term: Formula;
} | {
    readonly kind: 'order';
    readonly term: Formula;
} | {
    readonly kind: 'ticks';
    readonly type: 'datetime' | 'timespan';
    readonly term: Formula;
} | {
    readonly kind: 'missing';
} | {
    readonly kind: 'failure';
} | {
    readonly kind: 'hidden';
};
/** One of the texts of a choice, and when it is this one. */
export interface Choice {
    /** The text; where the choice stands for all other texts, an example of them. */
    readonly value: string;
    readonly when: Formula;
    /** Where it stands for all other texts and patterns are asked for: the formula of one that matches. */
    readonly matching?: (pattern: string, escaping: string) => Formula;
}
/** A value, and the messages that have it; of the cases of an expression exactly one holds. */
export interface Case {
    readonly when: Formula;
    readonly term: Term;
}
/** A term that stands for a value which is there; null is one. */
export type PresentTerm = Exclude<Term, {
    kind: 'missing' | 'failure' | 'hidden';
}>;
/**
 * A value of the same type: what the engine does with two types (fail, promote, ignore null) it is asked itself, with
 * such values.
 */
export declare function sample(term: PresentTerm): Value;
export declare const NULL: Term;
export declare const MISSING: Term;
export declare const FAILURE: Term;
export declare const HIDDEN: Term;
