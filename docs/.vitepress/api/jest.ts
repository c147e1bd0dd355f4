/**
 * Matchers for tests of where messages go, and of claims.
 *
 * @module training-job-scheduler/jest
 */
export * from '../../../lib/jest';
