import { type Inspection } from './inspection';
/** What `inspect` answers for a value that nothing can be made of. */
export declare const UNUSABLE: unique symbol;
/**
 * What a value has to look like: checked at synth, since types are not there any more, or never were.
 *
 * A shape is written beside the interface that it is of, and TypeScript keeps the two together: `shapeOf<T>()` asks for
 * each member of `T`, and takes no other. Libraries for this (zod, ajv) want to be the source of the types, know no
 * nearest names, and would take constructs and what only Terraform knows apart.
 */
export interface Shape<T> {
    /** What is allowed, a noun phrase. */
    readonly expects: string;
    /** Whether `undefined` is never a way to say "the default": a reference to something that is not there. */
    readonly isReference?: boolean;
    /** Whether what is right in it can be used without what is wrong. */
    readonly keepsParts?: boolean;
    /** What stands in for a value that is wrong, so that all other problems are found too; nothing of it is deployed. */
    readonly standIn?: T;
    /** Adds what is wrong; answers the value, or what is usable of it. */
    inspect(value: unknown, path: string, inspection: Inspection): T | typeof UNUSABLE;
}
/** A value by what it is. */
export declare function valueThat<T>(expects: string, is: (value: unknown) => boolean, more?: Pick<Shape<T>, 'isReference' | 'standIn'> & {
    readonly fix?: (value: unknown) => string | undefined;
}): Shape<T>;
export declare const text: Shape<string>;
export declare const flag: Shape<boolean>;
export declare const number: Shape<number>;
/** The arguments and the answer are for TypeScript to check. */
export declare function callback<T>(signature: string): Shape<T>;
/** Anything that is there; somebody else looks at it. */
export declare function anything<T>(expects: string): Shape<T>;
/** One of some values, with the nearest one where it is another. */
export declare function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T>;
/** A list; what is wrong in it is left out. */
export declare function listOf<T>(element: Shape<T>): Shape<readonly T[]>;
/** Values by names that somebody chooses. */
export declare function mapOf<T>(element: Shape<T>, expects?: string): Shape<Readonly<Record<string, T>>>;
/** The first shape that can be meant, else the problems of the last. */
export declare function either<T>(chosen: (value: unknown) => Shape<T>, expects: string): Shape<T>;
type RequiredKey<T> = {
    [K in keyof T]-?: object extends Pick<T, K> ? never : K;
}[keyof T];
type RequiredShapes<T> = {
    readonly [K in RequiredKey<T>]: Shape<T[K]>;
};
type OptionalShapes<T> = {
    readonly [K in Exclude<keyof T, RequiredKey<T>>]-?: Shape<Exclude<T[K], undefined>>;
};
/** An object with options of its own. */
export interface ObjectShape<T> extends Shape<T> {
    readonly required: RequiredShapes<T>;
    readonly optional: OptionalShapes<T>;
}
/**
 * The shape of an interface: of what must be there, and of what may be. A member that is missing here, or is not one
 * of the interface, does not compile.
 *
 * @param more what to call it, and whether an object of a class with such members will do
 */
export declare function shapeOf<T extends object>(required: RequiredShapes<T>, optional: OptionalShapes<T>, more?: {
    readonly expects?: string;
    readonly orInstance?: boolean;
    readonly standIn?: T;
}): ObjectShape<T>;
export {};
