import type { DataType, InputMode } from '../../jobs';
/** What a reference may be to, and how it is written. */
export type Referred = 'code' | 'component' | 'data' | 'environment';
/**
 * What is wrong with a reference to something that is registered, or to data.
 *
 * A label such as `@latest` is looked up by the client when a person sends a job; a message has no client. The service
 * itself looks up labels of registries, and those of its own environments.
 */
export declare function referenceProblems(subject: string, reference: string, to: Referred): string[];
/** What is wrong with where an output goes. */
export declare function placeProblems(subject: string, path: string): string[];
/**
 * What is wrong with how data comes to a job.
 *
 * @see azure-ai-ml 1.35.2, azure.ai.ml._schema.job.input_output_entry: what evaluates is for tables
 */
export declare function modeProblems(subject: string, type: DataType, mode: InputMode | undefined): string[];
