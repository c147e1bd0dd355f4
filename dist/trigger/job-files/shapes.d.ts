import { type Shape } from '../../rules';
/** A name that the format of the CLI knows and that nothing is made of here, with the reason. */
export declare function refused(reason: string): Shape<never>;
/** One of some words as the CLI reads them, whatever their letter case. */
export declare function word<const T extends string>(...words: readonly T[]): Shape<T>;
/** A word as it is compared: `PyTorch` and `pytorch`, `MedianStopping` and `median_stopping`. */
export declare function wordOf(text: string): string;
/** A text, or what becomes one. */
export declare const scalar: Shape<string | number | boolean>;
/** A whole number; the CLI takes no text for one. */
export declare const whole: Shape<number>;
/** Nothing said at all: a name with nothing behind it. */
export declare function orNothing<T>(shape: Shape<T>): Shape<T | null>;
/** One shape for a text, another for an object. */
export declare function textOrObject<T>(ofText: Shape<string>, ofObject: Shape<T>): Shape<string | T>;
