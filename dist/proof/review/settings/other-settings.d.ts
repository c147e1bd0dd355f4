import type { Settings } from './setting';
/** Rights of a key are told with who may come. @see shared/facts/azurerm.md section 7 */
export declare const AUTHORIZATION_RULE: Settings;
/** A second region. @see shared/facts/azurerm.md section 9 */
export declare const DISASTER_RECOVERY: Settings;
/** The key of a namespace as a resource of its own. @see shared/facts/azurerm.md section 8 */
export declare const CUSTOMER_MANAGED_KEY: Settings;
/** What rules do is told with their topic, by the messages that they match; their names do nothing. */
export declare const RULE: Settings;
