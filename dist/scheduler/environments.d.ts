import type { Environment } from './app/environment';
/**
 * Where the scheduler runs. The names of namespaces, vaults and storage accounts are unique in all of Azure: put your
 * own here, and the addresses of your own people.
 *
 * The Azure subscription is not named: Terraform takes it from `ARM_SUBSCRIPTION_ID` or from `az login`.
 */
export declare const environments: readonly Environment[];
