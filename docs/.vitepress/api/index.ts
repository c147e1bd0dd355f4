/**
 * What a project is written with: constructs, rules, and the app that checks and writes all stacks.
 *
 * @module training-job-scheduler
 */
export * from '../../../lib';
