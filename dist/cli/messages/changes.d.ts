import type { Changes } from '../../operations/dead-letters/again';
import type { ResendOptions } from './dead-letters';
/** What `--set`, `--unset` and `--body` say. @throws UsageError with all that is wrong with them */
export declare function changesOf({ set, unset, body }: Pick<ResendOptions, 'set' | 'unset' | 'body'>): Changes;
