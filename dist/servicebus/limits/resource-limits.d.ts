import { type TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';
/**
 * Has a resource checked against what Azure takes as names, regions and labels, where azurerm would find out in the middle
 * of an apply. What many resources have in common is told once.
 */
export declare function requireLimits(owner: Construct, resource: TerraformElement): void;
