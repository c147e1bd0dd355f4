/** Whether a file is the user's: main.ts, what stands at the top of lib/scheduler, and all outside of lib. */
export declare function isUserFile(file: string): boolean;
/** The user's files among what was loaded, in that order. */
export declare function userFiles(): string[];
/** A place as compilers write it, which terminals and editors open at a click. */
export declare function shownPlace(file: string, line: number, column: number): string;
