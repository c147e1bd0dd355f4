import { claimFromJson } from '../../rules';
import type { TerraformResource } from '../../terraform';
import type { Topic } from './topology';

/** What this project's constructs write beside a topic, under `"//"`. */
export type SaidOfTopic = Pick<Topic, 'contract' | 'setBySenders' | 'systemProperties' | 'claims'>;

/** What stands beside a topic, and whether all of it has the form that is expected. */
export function saidOfTopic({ values }: TerraformResource): SaidOfTopic & { readonly isWhole: boolean } {
  const { contract, setBySenders, systemProperties, claims } = (values['//'] ?? {}) as Record<string, unknown>;
  const read = (Array.isArray(claims) ? claims : []).map(claimFromJson);
  return {
    contract: objectOf(contract),
    setBySenders: Array.isArray(setBySenders) ? setBySenders.map(String) : undefined,
    systemProperties: objectOf(systemProperties),
    claims: read.filter((claim) => claim !== undefined),
    isWhole: !read.includes(undefined),
  };
}

function objectOf(value: unknown): object | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}
