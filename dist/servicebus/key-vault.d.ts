import { KeyVault as Resource } from '@cdktf/provider-azurerm/lib/key-vault';
import type { Construct } from 'constructs';
import { type Checks } from './checks';
import { Diagnostics, type DiagnosticsOptions } from './diagnostics';
import { PrivateEndpoint, type PrivateEndpointOptions } from './private-endpoint';
import { ServiceBusConstruct } from './service-bus-construct';
/** A vault that keys are in, made here or by somebody else. */
export interface IKeyVault {
    /** The name as it was given; unique in all of Azure. */
    readonly vaultName: string;
    /** The ARM id, as a reference. */
    readonly vaultId: string;
    /** Where its keys are, with a slash at the end, as a reference. */
    readonly vaultUri: string;
    /** Whether this app makes it, and so its keys. */
    readonly isOwn: boolean;
}
/** Where a vault is made. */
export interface KeyVaultProps {
    /** The name, unique in all of Azure: 3 to 24 characters. A change replaces the vault. */
    readonly vaultName: string;
    readonly location: string;
    readonly resourceGroupName: string;
    /**
     * Labels.
     *
     * @default - none
     */
    readonly tags?: Readonly<Record<string, string>>;
}
/**
 * A vault for keys: opened by roles, closed to the internet, and nothing in it can be destroyed for 90 days after it
 * was deleted, which Service Bus demands of the vault of its key.
 *
 * Its keys are made over the network of the vault, not over ARM: whoever deploys has to be inside that network, and
 * needs the role Key Vault Crypto Officer. Services of Microsoft, Service Bus among them, pass its firewall.
 */
export declare class KeyVault extends ServiceBusConstruct implements IKeyVault {
    /** A vault that another team owns, found by name over ARM: who deploys need not reach the vault itself. */
    static fromVaultName(scope: Construct, id: string, existing: {
        readonly vaultName: string;
        readonly resourceGroupName: string;
    }): IKeyVault;
    /** The resource itself, for `addOverride`. */
    readonly resource: Resource;
    readonly vaultName: string;
    readonly isOwn = true;
    private readonly props;
    constructor(scope: Construct, id: string, given: KeyVaultProps);
    get vaultId(): string;
    get vaultUri(): string;
    /** An address inside a network; the private DNS zone of vaults is `privatelink.vaultcore.azure.net`. */
    addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint;
    /** Logs who used which key. */
    addDiagnostics(options: DiagnosticsOptions): Diagnostics;
    protected check(checks: Checks): void;
}
