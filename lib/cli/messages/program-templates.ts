import { FileProblem, readBytes } from '../../files';
import { deploymentOf } from '../../local';
import type { Templates } from '../../operations/messages/request-problems';
import type { TerraformDocument } from '../../terraform';
import { packagedTemplates, UnreadablePackage } from '../../trigger/job-files';

/**
 * The templates that messages of a subscription may start, by `topic/subscription` in small letters: of the programs that a
 * document deploys. What a Logic App takes, and what cannot be read, is not told.
 */
export function templatesBySubscription(document: TerraformDocument): ReadonlyMap<string, Templates> {
  const found = new Map<string, Templates>();
  for (const { settings, packageFile } of deploymentOf([document]).programs) {
    const [topic, subscription] = [settings.get('TRAINING_TOPIC'), settings.get('TRAINING_SUBSCRIPTION')];
    const templates = templatesIn(packageFile);
    if (topic !== undefined && subscription !== undefined && templates !== undefined)
      found.set(`${topic}/${subscription}`.toLowerCase(), templates);
  }
  return found;
}

/** The templates of a package; `undefined` where it has none, or cannot be read. */
export function templatesIn(packageFile: string): Templates | undefined {
  try {
    return packagedTemplates(readBytes(packageFile));
  } catch (error) {
    if (error instanceof UnreadablePackage || error instanceof FileProblem) return undefined;
    throw error;
  }
}
