import type { Json } from './reading';
/**
 * What may be changed of a job that is there: it is put with everything else as it was. Tags are replaced.
 *
 * @see https://github.com/Azure/azure-rest-api-specs (Microsoft.MachineLearningServices, 2025-06-01, JobBase: x-ms-mutability)
 */
export declare const CHANGEABLE: readonly string[];
/**
 * The members of a job that are otherwise than they were, and may not be.
 *
 * @param findings what the service has added to `properties`
 */
export declare function changedMembers(had: Json, asked: Json, findings: readonly string[]): string[];
/** A job with what may be changed of it. */
export declare function withChanges(had: Json, asked: Json): Json;
