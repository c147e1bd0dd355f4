/** Lets the arrows, Home and End go from one item of a list to another. */
export declare function moved(event: KeyboardEvent): void;
