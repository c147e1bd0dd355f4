import { claimFromJson, isObject } from '../../rules';
import { plainText } from '../../schema';
import type { TerraformResource } from '../../terraform';
import type { Topic } from '../topology/topology';

/** What this project's constructs write beside a topic, under `"//"`. */
export type SaidOfTopic = Pick<Topic, 'contract' | 'setBySenders' | 'systemProperties' | 'observers' | 'claims'>;

/** What stands beside a topic, and whether all of it has the form that is expected. */
export function saidOfTopic({ values }: TerraformResource): SaidOfTopic & { readonly isWhole: boolean } {
  const { contract, setBySenders, systemProperties, observers, claims } = (values['//'] ?? {}) as Record<
    string,
    unknown
  >;
  const read = (Array.isArray(claims) ? claims : []).map(claimFromJson);
  return {
    contract: objectOf(contract),
    setBySenders: Array.isArray(setBySenders) ? setBySenders.map(plainText) : undefined,
    systemProperties: objectOf(systemProperties),
    observers: isObject(observers)
      ? Object.fromEntries(Object.entries(observers).map(([name, reason]) => [name, plainText(reason)]))
      : {},
    claims: read.filter((claim) => claim !== undefined),
    isWhole: !read.includes(undefined),
  };
}

function objectOf(value: unknown): object | undefined {
  return typeof value === 'object' && value !== null ? value : undefined;
}
