import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import type { Construct } from 'constructs';
import { type Checks } from './checks';
import { UserAssignedIdentity } from './identity';
import type { IKeyVault } from './key-vault';
import type { NamespaceKey } from './namespace-props';
import type { IPrincipal } from './principal';
import { ServiceBusConstruct } from './service-bus-construct';
/** A key and the vault it is in. */
export interface EncryptionKeyProps {
    /** The vault. In one of this app the key is made; in one of somebody else it has to exist. */
    readonly vault: IKeyVault;
    /** The name of the key. */
    readonly keyName: string;
    /** The region of the identity that uses the key. */
    readonly location: string;
    /** The resource group of the identity that uses the key. */
    readonly resourceGroupName: string;
    /**
     * Who deploys, and so makes the key; only for a vault of this app.
     *
     * @default - whoever deploys has the role already
     */
    readonly madeBy?: readonly IPrincipal[];
    /**
     * The end of the first version of a new key (RFC 3339, `2028-12-31T00:00:00Z`). Later versions are made two months
     * before the one before ends, each for two years.
     *
     * @default - the first version does not end, the later ones do
     */
    readonly expires?: string;
    /**
     * Labels of the identity.
     *
     * @default - none
     */
    readonly tags?: Readonly<Record<string, string>>;
}
/**
 * A key of one's own that a Premium namespace encrypts with, and the identity that may use it and nothing else.
 *
 * The order is that which Azure needs: identity, key, the identity's role at the key, then the namespace.
 */
export declare class EncryptionKey extends ServiceBusConstruct implements NamespaceKey {
    /** The identity of the namespace at the vault. */
    readonly identity: UserAssignedIdentity;
    /** The key itself, where it is made here, for `addOverride`. */
    readonly resource: KeyVaultKey | undefined;
    private readonly grant;
    private readonly props;
    constructor(scope: Construct, id: string, given: EncryptionKeyProps);
    /** Without a version, so that a new one is taken up by itself. */
    get keyVaultKeyId(): string;
    get identityId(): string;
    get readyAfter(): readonly string[];
    protected check(checks: Checks): void;
    private makeKey;
}
