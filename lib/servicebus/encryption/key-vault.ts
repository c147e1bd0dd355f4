import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DataAzurermKeyVault } from '@cdktf/provider-azurerm/lib/data-azurerm-key-vault';
import { KeyVault as Resource } from '@cdktf/provider-azurerm/lib/key-vault';
import type { Construct } from 'constructs';
import { shapeOf, text } from '../../rules';
import { type Checks, known, type NameRule } from '../construct/checks';
import { literals } from '../construct/literal';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { PLACE, tags } from '../construct/shapes';
import { giveAddress } from '../construct/terraform-address';
import { Diagnostics, type DiagnosticsOptions } from '../monitoring/diagnostics';
import { PrivateEndpoint, type PrivateEndpointOptions } from '../network/private-endpoint';

const VAULT_NAME: NameRule = {
  shortest: 3,
  longest: 24,
  pattern: /^[A-Za-z](?!.*--)[A-Za-z0-9-]*[A-Za-z0-9]$/,
  allowed: 'letters, digits and single "-", first a letter, last a letter or digit',
};

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
  /** The region of Azure, as `az account list-locations` has it. */
  readonly location: string;
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  /**
   * Labels.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const KEY_VAULT_PROPS = shapeOf<KeyVaultProps>({ vaultName: text, ...PLACE }, { tags });

/**
 * A vault for keys: opened by roles, closed to the internet, and nothing in it can be destroyed for 90 days after it
 * was deleted, which Service Bus demands of the vault of its key.
 *
 * Its keys are made over the network of the vault, not over ARM: whoever deploys has to be inside that network, and
 * needs the role Key Vault Crypto Officer. Services of Microsoft, Service Bus among them, pass its firewall.
 */
export class KeyVault extends ServiceBusConstruct implements IKeyVault {
  /** A vault that another team owns, found by name over ARM: who deploys need not reach the vault itself. */
  static fromVaultName(
    scope: Construct,
    id: string,
    existing: { readonly vaultName: string; readonly resourceGroupName: string },
  ): IKeyVault {
    return new ImportedKeyVault(scope, id, existing.vaultName, existing.resourceGroupName);
  }

  /** The resource itself, for `addOverride`. */
  readonly resource: Resource;
  readonly vaultName: string;
  readonly isOwn = true;
  private readonly props: KeyVaultProps;

  constructor(scope: Construct, id: string, given: KeyVaultProps) {
    super(scope, id);
    const props = this.accept(KEY_VAULT_PROPS, given);
    this.props = props;
    this.vaultName = props.vaultName;
    const tenant = new DataAzurermClientConfig(this, 'Deployer', {});
    giveAddress(this, tenant);
    this.resource = giveAddress(
      this,
      new Resource(this, 'Resource', {
        name: props.vaultName,
        location: props.location,
        resourceGroupName: props.resourceGroupName,
        tenantId: tenant.tenantId,
        // Keys in hardware, which only premium has.
        skuName: 'premium',
        rbacAuthorizationEnabled: true,
        purgeProtectionEnabled: true,
        softDeleteRetentionDays: 90,
        publicNetworkAccessEnabled: false,
        networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny' },
        ...(props.tags && { tags: literals(props.tags) }),
      }),
    );
  }

  get vaultId(): string {
    return this.resource.id;
  }

  get vaultUri(): string {
    return this.resource.vaultUri;
  }

  /** An address inside a network; the private DNS zone of vaults is `privatelink.vaultcore.azure.net`. */
  addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint {
    const { vaultName, location, resourceGroupName, tags } = this.props;
    return new PrivateEndpoint(this, id, {
      location,
      ...options,
      name: `${vaultName}-${id}`,
      resourceGroupName,
      targetId: this.vaultId,
      subresource: 'vault',
      ...(tags && { tags }),
    });
  }

  /** Logs who used which key. */
  addDiagnostics(options: DiagnosticsOptions): Diagnostics {
    return new Diagnostics(this, 'diagnostics', this.vaultId, options);
  }

  protected override check(checks: Checks): void {
    checks.name('vaultName', this.vaultName, VAULT_NAME);
  }
}

class ImportedKeyVault extends ServiceBusConstruct implements IKeyVault {
  readonly isOwn = false;
  private readonly resource: DataAzurermKeyVault;

  constructor(
    scope: Construct,
    id: string,
    readonly vaultName: string,
    private readonly resourceGroupName: string,
  ) {
    super(scope, id);
    this.resource = giveAddress(
      this,
      new DataAzurermKeyVault(this, 'Resource', { name: vaultName, resourceGroupName }),
    );
  }

  get vaultId(): string {
    return this.resource.id;
  }

  get vaultUri(): string {
    return this.resource.vaultUri;
  }

  protected override check(checks: Checks): void {
    checks.name('vaultName', this.vaultName, VAULT_NAME);
    checks.require(
      !known(this.resourceGroupName) || this.resourceGroupName !== '',
      'resourceGroupName',
      this.resourceGroupName,
      'a name',
      'give it',
    );
  }
}
