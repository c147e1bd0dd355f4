import { type Place } from './place';
/**
 * So deep may lists and objects be nested in what is read.
 *
 * What reads them goes down by calling itself, and Node's stack ends at some twelve hundred levels, for some ways of
 * going down without an error that could be caught. The deepest documents that people and tools write have some sixty
 * levels: a plan has five for each module in a module.
 */
export declare const DEEPEST = 256;
/** That something is nested too deeply, as the rest of a sentence about it, and where that begins. */
export declare class NestedTooDeeply extends Error {
    readonly place: Place;
    readonly name = "NestedTooDeeply";
    constructor(place: Place);
}
/**
 * The value of a JSON text.
 *
 * @throws NestedTooDeeply where it has more levels than can be gone through
 * @throws SyntaxError for what is no JSON
 */
export declare function parseJson(text: string): unknown;
/** Looks at how deep a JSON text is, before anything goes down into it. @throws NestedTooDeeply */
export declare function checkNesting(text: string): void;
