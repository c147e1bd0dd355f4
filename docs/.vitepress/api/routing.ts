/**
 * From a document to a topology: where messages go, why, and pictures of it.
 *
 * @module training-job-scheduler/routing
 */
export * from '../../../lib/routing';
