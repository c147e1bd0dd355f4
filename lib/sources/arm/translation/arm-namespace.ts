import { type ArmValue, isArmObject, isList, textOfParts, Unknown, Untold } from '../expressions/arm-values';
import { asText } from '../ids';
import { type Arguments, changed, present, Said } from './said-by-arm';

export function namespace(said: Said): Arguments {
  return {
    location: said.at('location'),
    sku: said.at('sku.name') ?? new Untold('not said'),
    capacity: said.at('sku.capacity'),
    premium_messaging_partitions: said.at('properties.premiumMessagingPartitions'),
    local_auth_enabled: said.not('properties.disableLocalAuth'),
    public_network_access_enabled: said.isNone('properties.publicNetworkAccess', 'Disabled'),
    minimum_tls_version: said.at('properties.minimumTlsVersion'),
    identity: identityOf(said),
    customer_managed_key: keyOfOwn(said),
  };
}

function identityOf(said: Said): ArmValue | undefined {
  const type = said.at('identity.type');
  if (type === undefined || type === 'None') return undefined;
  const users = said.at('identity.userAssignedIdentities');
  const ids = users !== undefined && isArmObject(users) ? Object.keys(users) : users;
  return present({ type, identity_ids: ids });
}

/** The key that messages are encrypted with, where it is one's own. */
function keyOfOwn(said: Said): ArmValue | undefined {
  const encryption = said.at('properties.encryption');
  const keys = said.at('properties.encryption.keyVaultProperties');
  if (encryption instanceof Unknown) return encryption;
  if (keys === undefined || (isList(keys) && keys.length === 0)) return undefined;
  const [key] = isList(keys) ? keys : [keys];
  if (key === undefined || !isArmObject(key)) return key;
  const one = new Said(key);
  const [vault, name, version] = ['keyVaultUri', 'keyName', 'keyVersion'].map((part) => asText(one.at(part)));
  const id = vault === undefined || name === undefined ? [] : [vault, '/keys/', name];
  return present({
    key_vault_key_id: textOfParts(version === undefined || version === '' ? id : [...id, '/', version]),
    identity_id: one.at('identity.userAssignedIdentity'),
    infrastructure_encryption_enabled: said.at('properties.encryption.requireInfrastructureEncryption'),
  });
}

/** Who may come from where; azurerm has it in the namespace. */
export function networkRules(said: Said): Arguments {
  return {
    default_action: said.at('properties.defaultAction') ?? 'Allow',
    public_network_access_enabled: said.isNone('properties.publicNetworkAccess', 'Disabled') ?? true,
    trusted_services_allowed: said.at('properties.trustedServiceAccessEnabled') ?? false,
    ip_rules: said.each('properties.ipRules', (one) => one.at('ipMask')) ?? [],
    network_rules: said.each('properties.virtualNetworkRules', (one) =>
      present({
        subnet_id: one.at('subnet.id'),
        ignore_missing_vnet_service_endpoint: one.at('ignoreMissingVnetServiceEndpoint'),
      }),
    ),
  };
}

/** What a key (SAS rule) allows: ARM has a list of rights. */
export function authorizationRule(said: Said): Arguments {
  const rights = said.at('properties.rights');
  const has = (right: string): ArmValue => {
    if (rights === undefined) return false;
    if (!isList(rights)) return changed('contains', rights);
    if (rights.some((one) => typeof one === 'string' && one.toLowerCase() === right)) return true;
    return rights.find((one) => one instanceof Unknown) ?? false;
  };
  return { listen: has('listen'), send: has('send'), manage: has('manage') };
}

export function pairing(said: Said): Arguments {
  return { partner_namespace_id: said.at('properties.partnerNamespace') };
}
