import { type Place, placeSchema } from './request-place';
import type { RequestTemplate } from './request-template';

/** The largest body that is read at all, in bytes; what is larger is stored elsewhere and named. */
export const LARGEST_BODY = 16 * 1024;

/** The id of a request: chosen by the producer, the same for every copy and retry of it. */
const REQUEST_ID = '^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$';
/** A registered asset with its version; never an address. */
const ASSET = '^azureml:[A-Za-z0-9_.-]{1,255}:[0-9]{1,9}$';
/** What may stand in the studio: no markup, nothing that a shell or a template reads. */
const LABEL = '^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$';

const TIER: Place = { field: 'tier', parameter: undefined };
const NODE_COUNT: Place = { field: 'nodeCount', parameter: undefined };

/**
 * The JSON schema of a request for one template: the allow-list. What it does not name is refused, so a message can
 * say no command, environment, compute, image, code or identity.
 *
 * The Node host of Functions merges fields of a body into the metadata of the message, where `messageId` of a body would
 * win over the real one; as unknown names they are refused here.
 */
export function requestSchema(name: string, template: RequestTemplate): object {
  const parameters = Object.entries(template.parameters);
  const required = parameters.filter(([, { default: preset }]) => preset === undefined).map(([parameter]) => parameter);
  const inputs = Object.entries(template.inputs);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    additionalProperties: false,
    required: ['id', 'template', ...(required.length > 0 ? ['params'] : []), ...(inputs.length > 0 ? ['inputs'] : [])],
    properties: {
      id: { type: 'string', pattern: REQUEST_ID },
      attempt: { type: 'integer', minimum: 1, maximum: 100, default: 1 },
      template: { const: name },
      displayName: { type: 'string', pattern: LABEL },
      tier: { ...placeSchema(template, TIER), default: Object.keys(template.tiers)[0] },
      nodeCount: { ...placeSchema(template, NODE_COUNT), default: template.nodes ?? 1 },
      params: object(Object.fromEntries(parameters), required),
      inputs: object(
        Object.fromEntries(
          inputs.map(([input, { assets }]) => [input, { type: 'string', pattern: assetPattern(assets) }]),
        ),
        inputs.map(([input]) => input),
      ),
    },
  };
}

function object(properties: object, required: readonly string[]): object {
  return { type: 'object', additionalProperties: false, properties, required, default: {} };
}

/** Assets of some names, or of any, each with a version. */
function assetPattern(assets: readonly string[]): string {
  if (assets.length === 0) return ASSET;
  const names = assets.map((asset) => asset.replace(/[.]/g, '\\.')).join('|');
  return `^azureml:(?:${names}):[0-9]{1,9}$`;
}
