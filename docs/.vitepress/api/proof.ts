/**
 * Questions about all messages at once, answered by an SMT solver.
 *
 * @module training-job-scheduler/proof
 */
export * from '../../../lib/proof';
