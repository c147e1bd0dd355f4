import { asInAzure, sameAddresses } from '../../routing/reading/as-in-azure';
import { configurationChange, type DocumentChange, type TerraformDocument } from '../../terraform';
import { isOfTerraform } from './remarks/origin';

/**
 * The step from one source to another, of any two kinds.
 *
 * Two configurations of Terraform are compared as Terraform would: what has another address, and no `moved` block, is made
 * anew. So is a state with its own configuration. Where one of the two has other addresses, resources are one where they
 * are one in Azure: by the names of namespace, topic, queue, subscription and rule.
 *
 * @param isByName whether they are compared by their names in any case
 */
export function changeOfSources(before: TerraformDocument, after: TerraformDocument, isByName = false): DocumentChange {
  if (isByName) return changeByName(before, after);
  if (isConfiguration(before) && isConfiguration(after)) {
    // What it takes over by `import` blocks is looked after elsewhere, under other addresses.
    const takesOver = after.resources.some(({ presence }) => presence === 'imported');
    const isElsewhere = takesOver && sameAddresses(before, after) === 0;
    return isElsewhere ? changeByName(before, after) : configurationChange(before, after);
  }
  const byName = asInAzure(before, after);
  // Of one origin, addresses lead to at least as many.
  const isOfOneOrigin = isOfTerraform(before) && isOfTerraform(after) && sameAddresses(before, after) >= byName.pairs;
  return isOfOneOrigin && byName.pairs > 0 ? configurationChange(before, after) : changeByName(before, after);
}

function changeByName(before: TerraformDocument, after: TerraformDocument): DocumentChange {
  const { before: old, after: now } = asInAzure(before, after);
  return configurationChange(old, now);
}

/** Whether a document says what somebody wrote for Terraform, and not what Terraform or Azure says is there. */
function isConfiguration(document: TerraformDocument): boolean {
  return (
    isOfTerraform(document) &&
    !document.settings.isPlan &&
    document.resources.every(({ presence }) => WRITTEN.has(presence))
  );
}

const WRITTEN = new Set(['declared', 'imported', 'read', 'forgotten']);
