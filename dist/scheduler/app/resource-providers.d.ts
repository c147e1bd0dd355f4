import { type TerraformStack } from 'cdktf';
/**
 * The resource providers that a stack uses, sorted. Azure has each registered once in a subscription; registering only
 * these needs no more rights than the deployment itself.
 */
export declare function resourceProvidersOf(stack: TerraformStack): string[];
