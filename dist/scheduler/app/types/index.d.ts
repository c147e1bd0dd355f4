import type { ConstructProblems } from '../validation';
/**
 * What TypeScript says against the program that runs: main.ts and what it imports, with the place in the file.
 *
 * Loaders such as that of a clone, tsx and swc only take types away, so without this a misspelt name is `undefined` and is
 * deployed as if it were not there. The compiler runs beside the synthesis in a process of its own; a program that it
 * had nothing against is not checked again until a file of it, tsconfig.json or the installed packages change. Tests are
 * not part of the program: a project's own type check looks at them too.
 */
export declare function typeProblems(): Promise<readonly ConstructProblems[]>;
/** The same as text, of a program that ended with an error before it came so far; `main` is what Node was started with. */
export declare function explainNow(main: string): string;
