/**
 * Security rules over a document, exceptions with reasons, and reports.
 *
 * @module training-job-scheduler/audit
 */
export * from '../../../lib/audit';
