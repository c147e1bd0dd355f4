import type { Luck } from './luck';
import { type Json } from './reading';
/** What is wrong with a search space, a sentence each. */
export declare function searchSpaceProblems(space: Json, algorithm: string): string[];
/** The values of all settings, drawn with luck. */
export declare function drawn(space: Json, luck: Luck): Record<string, string>;
/** How many points a grid has. */
export declare function gridSize(space: Json): number;
/** A point of a grid by its number: the last setting changes first. */
export declare function gridPoint(space: Json, number: number): Record<string, string>;
