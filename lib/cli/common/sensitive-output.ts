import { hiding, secretsOf } from '../../routing';
import type { TerraformDocument } from '../../terraform';
import { hideInTexts } from '../../text';

const secrets = new Set<string>();

/**
 * Keeps what a document marks as sensitive out of every text that is shown from now on, whoever shows it: commands do
 * not show such values in the first place, and this is for what nobody thought of.
 */
export function hideSecretsOf(documents: readonly TerraformDocument[]): void {
  const found = documents.flatMap(({ resources }) => resources.flatMap(secretsOf)).filter(isHidden);
  if (found.length === 0) return;
  // Sentences may have JSON in them, in which a text has other letters.
  for (const secret of found) for (const form of [secret, JSON.stringify(secret).slice(1, -1)]) secrets.add(form);
  hideInTexts(hiding([...secrets]));
}

/** Another command, with other documents. */
export function forgetSecrets(): void {
  secrets.clear();
  hideInTexts(undefined);
}

/** A number alone stands everywhere, and in JSON nothing else may stand in its place. */
function isHidden(secret: string): boolean {
  return secret !== '' && !/^[\d.]+$/.test(secret);
}
