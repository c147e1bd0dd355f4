import { type Settings } from './setting';
/** What each argument of a queue does to messages. */
export declare const QUEUE: Settings;
/** What each argument of a subscription does to messages. @see shared/facts/azurerm.md section 5 */
export declare const SUBSCRIPTION: Settings;
