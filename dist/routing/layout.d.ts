import type { Box, Graph } from './graph';
export interface Size {
    readonly width: number;
    readonly height: number;
}
export interface Point {
    readonly x: number;
    readonly y: number;
}
/** A place with its middle at a point. */
export interface Rectangle extends Point, Size {
}
/** Where boxes and arrows are: boxes by their ids, the points of arrows in the order of the arrows. */
export interface Places extends Size {
    readonly places: ReadonlyMap<string, Rectangle>;
    readonly points: readonly (readonly Point[])[];
}
/**
 * Where boxes and arrows go. Parts that no arrow joins are laid out one by one, those of one form once, and stand below
 * each other: dagre takes the square of the time for a graph of twice the size.
 *
 * @param sizeOf how much room a box takes
 */
export declare function laidOut({ boxes, arrows }: Graph, sizeOf: (box: Box) => Size): Places;
