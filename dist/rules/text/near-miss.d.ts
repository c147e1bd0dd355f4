/** The name that was probably meant: the nearest of the known ones, if it is near. */
export declare function nearest(name: string, known: Iterable<string>): string | undefined;
