import type { Plugin } from 'esbuild';
/**
 * The page may run no code that is made of texts, as ajv makes it: what it validates with comes along. Both for the schemas of
 * messages and for those of others, such as the contracts of the topics that it shows.
 */
export declare function precompiledSchemas(foreign: readonly object[]): Plugin;
