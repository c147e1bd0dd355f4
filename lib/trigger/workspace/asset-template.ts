import type { JobAsset, JobAssetKind } from '../assets';
import { API_VERSION } from '../jobs';

/** What a template is deployed with; its text names nothing of an environment, so that it is the same in each. */
export const ASSET_PARAMETERS = ['workspaceName', 'workspaceId', 'filesUri'] as const;

type AssetParameter = (typeof ASSET_PARAMETERS)[number];

const TYPES: Readonly<Record<JobAssetKind, string>> = {
  codes: 'codes/versions',
  components: 'components/versions',
  data: 'data/versions',
  environments: 'environments/versions',
  models: 'models/versions',
};

/**
 * The ARM template that registers one version of an asset, which azurerm has no resource for.
 *
 * What an asset says is text, and an expression of ARM only where the names of the environment go in: a text that begins
 * with `[` and ends with `]` would be read as one, and is escaped; one that only begins so is text already.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export function assetTemplate(asset: JobAsset): object {
  const place = { workspaceId: mark('workspaceId'), filesUri: mark('filesUri') };
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(ASSET_PARAMETERS.map((name) => [name, { type: 'string' }])),
    resources: [
      {
        type: `Microsoft.MachineLearningServices/workspaces/${TYPES[asset.kind]}`,
        apiVersion: API_VERSION,
        name: expressionOf(`${mark('workspaceName')}/${asset.name}/${asset.version}`),
        properties: expressions(asset.properties(place)),
      },
    ],
  };
}

/** A place in a text where a parameter goes; no text of a user has this character. */
function mark(name: AssetParameter): string {
  return `\u0000${name}\u0000`;
}

function expressions(value: unknown): unknown {
  if (typeof value === 'string') return expressionOf(value);
  if (Array.isArray(value)) return value.map(expressions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, expressions(part)]));
}

function expressionOf(text: string): string {
  const parts = text.split('\u0000');
  if (parts.length === 1) return /^\[.*\]$/s.test(text) ? `[${text}` : text;
  // Every second part is the name of a parameter.
  const terms = parts
    .map((part, index) => (index % 2 === 1 ? `parameters('${part}')` : `'${part.replaceAll("'", "''")}'`))
    .filter((term) => term !== "''");
  return terms.length === 1 ? `[${terms[0]}]` : `[concat(${terms.join(', ')})]`;
}
