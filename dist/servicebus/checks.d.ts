import { type Seconds } from './duration';
/**
 * Collects what is wrong with the arguments of one construct.
 *
 * A value that is only known to Terraform (a token: a variable, an attribute of another resource) cannot be judged at
 * synth; every check lets it pass, explicitly, by way of `known`.
 */
export declare class Checks {
    /** The problems so far, a line each; a mistake in SQL has the line with carets below it. */
    readonly problems: string[];
    add(subject: string, got: unknown, allowed: string, fix: string): void;
    /** Adds the problem unless the condition holds. */
    require(holds: boolean, subject: string, got: unknown, allowed: string, fix: string): void;
    /** A name of the form that Azure takes for this kind of entity. */
    name(subject: string, name: string, rule: NameRule): void;
    /** Names of one kind, which Azure compares without letter case; each with how it is shown. */
    distinctNames(subject: string, names: readonly string[], shown: (index: number) => string, scope?: string): void;
    /** A whole number within limits, both included. */
    wholeNumber(subject: string, value: number | undefined, least: number, most: number, fix: string): void;
    /** One of a list of values; the types say so too, but a catalogue may come from JSON. */
    oneOf<T extends string | number>(subject: string, value: T | undefined, allowed: readonly T[]): void;
    /** An ISO 8601 duration within limits, both included. */
    duration(subject: string, text: string | undefined, least: Seconds, most: Seconds, fix: string): void;
}
/** What Azure takes as the name of a kind of entity. */
export interface NameRule {
    readonly shortest: number;
    readonly longest: number;
    readonly pattern: RegExp;
    /** The pattern in words. */
    readonly allowed: string;
}
/** Whether a value can be judged at synth: it is no token and holds none. */
export declare function known(value: unknown): boolean;
/** The duration as Azure reports it, so that no plan shows a difference in spelling; tokens as they are. */
export declare function durationArgument(text: string | undefined): string | undefined;
