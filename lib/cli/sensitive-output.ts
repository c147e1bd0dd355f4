import { hiding, secretsOf } from '../routing';
import { keepBack } from '../terminal';
import type { TerraformDocument } from '../terraform';
import { jsonText, markdownText, markupText, mermaidLabel, visible } from '../text';

const secrets = new Set<string>();

/**
 * Keeps what a document marks as sensitive out of everything that is printed from now on, whatever prints it: commands
 * do not show such values in the first place, and this is for what nobody thought of.
 */
export function hideSecretsOf(documents: readonly TerraformDocument[]): void {
  const found = documents.flatMap(({ resources }) => resources.flatMap(secretsOf)).filter(isHidden);
  if (found.length === 0) return;
  for (const secret of found) for (const form of formsOf(secret)) secrets.add(form);
  keepBack(hiding([...secrets]));
}

/** For a new run of the command in the same process: it has documents of its own. */
export function forgetSecrets(): void {
  secrets.clear();
  keepBack(undefined);
}

/** A text has other letters in JSON, in Markdown and in pictures than it has itself. */
function formsOf(secret: string): string[] {
  const json = [JSON.stringify(secret), jsonText({ secret }).slice('{"secret":'.length, -1)].map((text) =>
    text.slice(1, -1),
  );
  return [secret, visible(secret), ...json, markdownText(secret), markupText(secret), mermaidLabel(secret)];
}

/** So short a text is no secret, and stands everywhere: without it nothing would be the JSON or the picture that it was. */
const SHORTEST_SECRET = 4;

/** A number alone stands everywhere, and in JSON nothing else may stand in its place. */
function isHidden(secret: string): boolean {
  return secret.length >= SHORTEST_SECRET && !/^[\d.]+$/.test(secret);
}
