import { type Settings } from './setting';
/** What each argument of a topic does to messages. @see shared/facts/azurerm.md section 4 */
export declare const TOPIC: Settings;
