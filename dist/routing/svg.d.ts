import { type Box, type Graph } from './graph';
import { type Size } from './layout';
/** A graph as a picture, laid out by dagre from left to right. */
export declare function svgOf({ boxes, arrows }: Graph): string;
/** How much room a box takes with its lines. */
export declare function sizeOfBox(box: Box): Size;
