import type { Setting } from './setting';
/**
 * The network rules of a namespace: who is let in, and who no longer.
 *
 * @see shared/facts/azurerm.md section 3; a block that goes changes nothing, and azurerm plans no change then
 */
export declare const NETWORK_RULES: Setting;
