import type { Duration } from '../core';
import { type XmlElement } from './xml';
/** Why a description of an entity is not taken, for a person. */
export declare class BadDescription {
    readonly reason: string;
    constructor(reason: string);
}
/** What a request is about, beside its settings. */
export interface Site {
    /** The host and port that the client called: names of entities are told as addresses on it. */
    readonly host: string;
}
/**
 * An element of a description: what it says of an entity that is there, and what it sets of one that is to be.
 *
 * @typeParam D what is described
 * @typeParam S its settings
 */
export interface Field<D, S> {
    readonly name: string;
    /** `undefined` leaves it out. */
    write(description: D, site: Site): XmlElement | undefined;
    /** What its text sets; nothing for what only the service says. */
    read?(content: XmlElement): Partial<S> | BadDescription;
    /** What an update sets that does not have the element: clients leave out what is to be empty. */
    readonly absent?: Partial<S>;
}
interface HasSettings<S> {
    readonly settings: S;
}
type KeysOf<S, T> = {
    [K in keyof S]-?: [S[K]] extends [T] ? K : never;
}[keyof S];
/** What an element is that only tells something. */
export declare function told<D, S>(name: string, value: (description: D, site: Site) => string | undefined): Field<D, S>;
/** `true` or `false`. */
export declare function flag<S, D extends HasSettings<S>>(name: string, key: KeysOf<S, boolean>): Field<D, S>;
/** A whole number. */
export declare function count<S, D extends HasSettings<S>>(name: string, key: KeysOf<S, number | undefined>): Field<D, S>;
/** A length of time; where it may be for ever, that is `undefined`. */
export declare function duration<S, D extends HasSettings<S>>(name: string, key: KeysOf<S, Duration | undefined>, mayBeForEver: 'for ever' | 'limited'): Field<D, S>;
/** A text that an update clears by leaving it out. */
export declare function note<S, D extends HasSettings<S>>(name: string, key: KeysOf<S, string>): Field<D, S>;
/** An entity that messages go on to: clients write its name, or its address in the namespace; the service its address. */
export declare function target<S, D extends HasSettings<S>>(name: string, key: KeysOf<S, string | undefined>): Field<D, S>;
/** One of some words, in any letter case. */
export declare function word<S, D extends HasSettings<S>, W extends string>(name: string, key: KeysOf<S, W>, words: readonly W[]): Field<D, S>;
/** Only said by the service, and the same for all: what it does not do. */
export declare function constant<D, S>(name: string, value: string): Field<D, S>;
export {};
