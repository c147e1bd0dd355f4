/**
 * Reads configurations in JSON and plans into resources with resolved references; knows what it does not know.
 *
 * @module training-job-scheduler/terraform
 */
export * from '../../../lib/terraform';
