"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.EncryptionKey = void 0;
const key_vault_key_1 = require("@cdktf/provider-azurerm/lib/key-vault-key");
const rules_1 = require("../rules");
const address_1 = require("./address");
const checks_1 = require("./checks");
const grants_1 = require("./grants");
const identity_1 = require("./identity");
const place_shapes_1 = require("./place-shapes");
const service_bus_construct_1 = require("./service-bus-construct");
/**
 * A key of one's own that a Premium namespace encrypts with, and the identity that may use it and nothing else.
 *
 * The order is that which Azure needs: identity, key, the identity's role at the key, then the namespace.
 */
class EncryptionKey extends service_bus_construct_1.ServiceBusConstruct {
    /** The identity of the namespace at the vault. */
    identity;
    /** The key itself, where it is made here, for `addOverride`. */
    resource;
    grant;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(place_shapes_1.ENCRYPTION_KEY_PROPS, given);
        this.props = props;
        const { vault, keyName, location, resourceGroupName, tags } = props;
        this.identity = new identity_1.UserAssignedIdentity(this, 'identity', {
            identityName: `${vault.vaultName}-${keyName}`,
            location,
            resourceGroupName,
            ...(tags && { tags }),
        });
        this.resource = vault.isOwn ? this.makeKey() : undefined;
        this.grant = (0, grants_1.grantOnce)(this, 'use', {
            principal: this.identity,
            role: 'Key Vault Crypto Service Encryption User',
            at: this.resource?.resourceVersionlessId ?? `${vault.vaultId}/keys/${keyName}`,
            atName: `${vault.vaultName}/keys/${keyName}`,
        });
    }
    /** Without a version, so that a new one is taken up by itself. */
    get keyVaultKeyId() {
        return this.resource?.versionlessId ?? `${this.props.vault.vaultUri}keys/${this.props.keyName}`;
    }
    get identityId() {
        return this.identity.identityId;
    }
    get readyAfter() {
        return [(0, address_1.dependency)(this.grant.resource)];
    }
    check(checks) {
        const { keyName, vault, madeBy, expires } = this.props;
        checks.name('keyName', keyName, {
            shortest: 1,
            longest: 127,
            pattern: /^[A-Za-z0-9-]+$/,
            allowed: 'letters, digits and "-"',
        });
        const wants = { madeBy, expires };
        checks.require(vault.isOwn || (madeBy === undefined && expires === undefined), 'vault', wants, 'these only for a vault of this app: the key of another one exists already', 'leave them out, or make the vault here');
        checks.require(expires === undefined || !(0, checks_1.known)(expires) || (0, rules_1.isInstant)(expires), 'expires', expires, 'a point in time in the form of RFC 3339, of a day that there is', 'write it like "2028-12-31T00:00:00Z"');
    }
    makeKey() {
        const { vault, keyName, madeBy = [], expires } = this.props;
        const makers = madeBy.map((principal) => (0, grants_1.grantOnce)(this, `make-${principal.principalName}`, {
            principal,
            role: 'Key Vault Crypto Officer',
            at: vault.vaultId,
            atName: vault.vaultName,
        }));
        const key = (0, address_1.giveAddress)(this, new key_vault_key_1.KeyVaultKey(this, 'Resource', {
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
        }));
        if (makers.length > 0)
            key.dependsOn = makers.map(({ resource }) => (0, address_1.dependency)(resource));
        return key;
    }
}
exports.EncryptionKey = EncryptionKey;
//# sourceMappingURL=encryption-key.js.map