import type { Plugin } from 'esbuild';
/**
 * A page may run no code that is made of texts, as ajv makes it: what it validates with comes along. The schemas of messages
 * are part of its script; those of others, such as the contracts of the topics that it shows, stand before it
 * (`foreignCode`).
 */
export declare function precompiledSchemas(): Plugin;
