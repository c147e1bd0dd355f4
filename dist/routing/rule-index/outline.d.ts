import { type CorrelationMatch, type Predicate } from '../../rules';
/** A property that rules look at. */
export interface IndexedProperty {
    readonly isSystem: boolean;
    /** The engine's name of a system property, the folded name of any other. */
    readonly name: string;
}
/** Something simple that a message may have. */
export type Sign = {
    readonly property: IndexedProperty;
} & ({
    readonly kind: 'equal';
    readonly value: string | boolean;
}
/** A number between these, both included; numbers that doubles round are rounded here, too. */
 | {
    readonly kind: 'range';
    readonly from: number;
    readonly to: number;
} | {
    readonly kind: 'prefix';
    readonly text: string;
}
/** Is not there, or null. */
 | {
    readonly kind: 'absent';
} | {
    readonly kind: 'present';
});
/** What a property is compared with: `any` for what only asks for it. */
export type Kind = 'text' | 'number' | 'boolean' | 'any';
/** That a rule says nothing unforeseen where a property is of a kind, or null. */
export interface Guard {
    readonly property: IndexedProperty;
    readonly kind: Kind;
    /** Whether it must be there. */
    readonly isNeeded: boolean;
}
/**
 * What can be said of a rule without evaluating it: where all guards hold, it fails on no message, and it matches only messages
 * that have one of the signs of each list.
 */
export interface RuleOutline {
    readonly guards: readonly Guard[];
    /** One of these lists, with the guards, is enough to look for the rule; there is at least one. */
    readonly signs: readonly (readonly Sign[])[];
}
/** The outline of a correlation filter, which fails on nothing; `undefined` where it compares with no text. */
export declare function correlationOutline({ system, properties }: CorrelationMatch): RuleOutline | undefined;
/**
 * The outline of a condition; `undefined` where nothing can be said.
 *
 * AND goes from left to right, and a part that is false ends it. So where a later part may fail whatever the message has, the
 * parts before it count, as long as what they look at is there: what is not there makes a part unknown, and AND goes on.
 */
export declare function predicateOutline(predicate: Predicate): RuleOutline | undefined;
/** One text for a property. */
export declare function propertyId({ isSystem, name }: IndexedProperty): string;
