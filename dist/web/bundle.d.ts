import { type Plugin } from 'esbuild';
/** The code of a page in one script for browsers. @param entry a file of TypeScript, or of TSX with Preact */
export declare function scriptOf(entry: string, plugins?: readonly Plugin[]): Promise<string>;
/** The style that all pages share. */
export declare function sharedStyle(): string;
