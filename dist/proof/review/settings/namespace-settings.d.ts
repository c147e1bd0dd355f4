import { type Settings } from './setting';
/** What each argument of a namespace does to messages and to who can come. @see shared/facts/azurerm.md section 3 */
export declare const NAMESPACE: Settings;
