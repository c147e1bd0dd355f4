import type { Subject } from '../subject';
/**
 * The categories of logs, and groups of them, that a diagnostic setting sends, as they are written; azurerm 3 also had
 * `log` blocks that can be off.
 */
export declare function categoriesOf(setting: Subject): unknown[];
