import type { TerraformDocument } from '../terraform';
/**
 * Keeps what a document marks as sensitive out of every text that is shown from now on, whoever shows it: commands do
 * not show such values in the first place, and this is for what nobody thought of.
 */
export declare function hideSecretsOf(documents: readonly TerraformDocument[]): void;
/** Another command, with other documents. */
export declare function forgetSecrets(): void;
