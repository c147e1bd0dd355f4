import { KeyVaultKey } from '@cdktf/provider-azurerm/lib/key-vault-key';
import type { Construct } from 'constructs';
import { isInstant, listOf, shapeOf, text } from '../../rules';
import { type IPrincipal, principal } from '../access/principal';
import { grantOnce, type RoleGrant } from '../access/role-grant';
import { UserAssignedIdentity } from '../access/user-assigned-identity';
import { type Checks, known } from '../construct/checks';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { objectWith, PLACE, tags } from '../construct/shapes';
import { dependency, giveAddress } from '../construct/terraform-address';
import type { IKeyVault } from './key-vault';
import type { NamespaceKey } from './namespace-key';

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

const ENCRYPTION_KEY_PROPS = shapeOf<EncryptionKeyProps>(
  { vault: objectWith<IKeyVault>('a KeyVault', 'vaultId'), keyName: text, ...PLACE },
  { madeBy: listOf(principal), expires: text, tags },
);

/**
 * A key of one's own that a Premium namespace encrypts with, and the identity that may use it and nothing else.
 *
 * The order is that which Azure needs: identity, key, the identity's role at the key, then the namespace.
 */
export class EncryptionKey extends ServiceBusConstruct implements NamespaceKey {
  /** The identity of the namespace at the vault. */
  readonly identity: UserAssignedIdentity;
  /** The key itself, where it is made here, for `addOverride`. */
  readonly resource: KeyVaultKey | undefined;
  private readonly grant: RoleGrant;
  private readonly props: EncryptionKeyProps;

  constructor(scope: Construct, id: string, given: EncryptionKeyProps) {
    super(scope, id);
    const props = this.accept(ENCRYPTION_KEY_PROPS, given);
    this.props = props;
    const { vault, keyName, location, resourceGroupName, tags } = props;
    this.identity = new UserAssignedIdentity(this, 'identity', {
      identityName: `${vault.vaultName}-${keyName}`,
      location,
      resourceGroupName,
      ...(tags && { tags }),
    });
    this.resource = vault.isOwn ? this.makeKey() : undefined;
    this.grant = grantOnce(this, 'use', {
      principal: this.identity,
      role: 'Key Vault Crypto Service Encryption User',
      at: this.resource?.resourceVersionlessId ?? `${vault.vaultId}/keys/${keyName}`,
      atName: `${vault.vaultName}/keys/${keyName}`,
    });
  }

  /** Without a version, so that a new one is taken up by itself. */
  get keyVaultKeyId(): string {
    return this.resource?.versionlessId ?? `${this.props.vault.vaultUri}keys/${this.props.keyName}`;
  }

  get identityId(): string {
    return this.identity.identityId;
  }

  get readyAfter(): readonly string[] {
    return [dependency(this.grant.resource)];
  }

  protected override check(checks: Checks): void {
    const { keyName, vault, madeBy, expires } = this.props;
    checks.name('keyName', keyName, {
      shortest: 1,
      longest: 127,
      pattern: /^[A-Za-z0-9-]+$/,
      allowed: 'letters, digits and "-"',
    });
    const wants = { madeBy, expires };
    checks.require(
      vault.isOwn || (madeBy === undefined && expires === undefined),
      'vault',
      wants,
      'these only for a vault of this app: the key of another one exists already',
      'leave them out, or make the vault here',
    );
    checks.require(
      expires === undefined || !known(expires) || isInstant(expires),
      'expires',
      expires,
      'a point in time in the form of RFC 3339, of a day that there is',
      'write it like "2028-12-31T00:00:00Z"',
    );
  }

  private makeKey(): KeyVaultKey {
    const { vault, keyName, madeBy = [], expires } = this.props;
    const makers = madeBy.map((principal) =>
      grantOnce(this, `make-${principal.principalName}`, {
        principal,
        role: 'Key Vault Crypto Officer',
        at: vault.vaultId,
        atName: vault.vaultName,
      }),
    );
    const key = giveAddress(
      this,
      new KeyVaultKey(this, 'Resource', {
        name: keyName,
        keyVaultId: vault.vaultId,
        keyType: 'RSA-HSM',
        keySize: 3072,
        keyOpts: ['unwrapKey', 'wrapKey'],
        rotationPolicy: {
          expireAfter: 'P2Y',
          notifyBeforeExpiry: 'P30D',
          automatic: { timeBeforeExpiry: 'P60D' },
        },
        ...(expires !== undefined && {
          expirationDate: expires,
          // The next version has another end, which is no reason to make the key anew.
          lifecycle: { ignoreChanges: ['expiration_date'] },
        }),
      }),
    );
    if (makers.length > 0) key.dependsOn = makers.map(({ resource }) => dependency(resource));
    return key;
  }
}
