/**
 * Where in a folder for data the records lie; made where nothing is there yet. A folder that is not ours is left as it is.
 *
 * @param folder as the user named it
 * @throws FileProblem where it has other things in it, is of a newer version, or cannot be made
 */
export declare function placeIn(folder: string): string;
