/**
 * The rule language: parse, check, evaluate and print filters and actions, and describe messages by a contract. Needs no other package.
 *
 * @module training-job-scheduler/rules
 */
export * from '../../../lib/rules';
