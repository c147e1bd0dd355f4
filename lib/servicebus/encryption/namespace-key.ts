/** Encryption of messages at rest with a key of one's own. Premium only, and it cannot be switched off again. */
export interface NamespaceKey {
  /** Id of the Key Vault key, with or without its version; without it the newest version is used. */
  readonly keyVaultKeyId: string;
  /** ARM id of the user-assigned identity that may use the key; it becomes one of the namespace's identities. */
  readonly identityId: string;
  /**
   * Encrypts a second time, with a key of the platform. A change replaces the namespace.
   *
   * @default true
   */
  readonly infrastructureEncryption?: boolean;
  /**
   * Addresses of what has to exist before the key can be used: the role of the identity.
   *
   * @default - nothing
   */
  readonly readyAfter?: readonly string[];
}
