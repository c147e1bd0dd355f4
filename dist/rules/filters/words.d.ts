import type { RuleFilter } from './rule';
import type { SqlAction } from './sql-action';
/** A filter in plain words: `every message`, or `messages whose gpuCount is at least 1 and …`. */
export declare function filterInWords(filter: RuleFilter): string;
/** An action in plain words: `with queueTier set to 'spot'`. */
export declare function actionInWords(action: SqlAction): string;
/** `1 rule`, `2 rules`. */
export declare function counted(count: number, thing: string): string;
