/** Whether a path is a folder; anything else that is there is read as a file. @throws FileProblem where nothing is */
export declare function isFolder(path: string): boolean;
/** The names in a folder, in order; '' is the folder that the command runs in. @throws FileProblem */
export declare function namesIn(folder: string): string[];
/** What is behind a path, links followed. */
export type Kind = 'file' | 'folder' | 'other' | 'missing';
/**
 * What is behind a path, links followed: `missing` where nothing is, also behind a link to what is not there and behind
 * links in a circle.
 *
 * @throws FileProblem where nobody may look
 */
export declare function kindOf(path: string): Kind;
/**
 * A folder itself, whatever links lead to it; `undefined` where there is none. '' is the folder that the command runs in.
 *
 * @throws FileProblem where nobody may look
 */
export declare function realFolder(folder: string): string | undefined;
/**
 * Does some work that needs a folder, which is made where it is not there, with those above it; where the work fails,
 * what was made is taken away again.
 *
 * @throws FileProblem where the folder cannot be made
 */
export declare function inFolder<T>(folder: string, work: () => T): T;
