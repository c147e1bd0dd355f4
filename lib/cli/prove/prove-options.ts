import type { Command } from 'commander';
import { type SourceOptions, withSource } from '../common/documents';
import { CONTRACT_OPTION, JSON_OPTION, TOPIC_OPTION } from './proving';
import { SMT_LIB_OPTION } from './written-questions';

/** What `prove`, and every question below it, is given. */
export interface ProveOptions extends SourceOptions {
  readonly topic?: string;
  readonly contract?: string;
  readonly json?: boolean;
  readonly smtLib?: string;
}

/** Adds those options. */
export function withOptions(command: Command): Command {
  return withSource(command)
    .option(...TOPIC_OPTION)
    .option(...CONTRACT_OPTION)
    .option(...SMT_LIB_OPTION)
    .option(...JSON_OPTION);
}
