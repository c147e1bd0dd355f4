import { type JobStarts, startsFromJson } from '../../requests';
import { claimFromJson, isObject } from '../../rules';
import { plainText } from '../../schema';
import type { TerraformResource } from '../../terraform';
import { type Fact, known } from '../topology/fact';
import type { Topic } from '../topology/topology';

/** What this project's constructs write beside a topic, under `"//"`. */
export type SaidOfTopic = Pick<Topic, 'contract' | 'setBySenders' | 'systemProperties' | 'observers' | 'claims'>;

/**
 * What stands beside a topic, and which parts of it have another form than this project's constructs give them: those are
 * left out of it.
 */
export function saidOfTopic({ values }: TerraformResource): SaidOfTopic & { readonly misshapen: readonly string[] } {
  const beside = values['//'];
  const { contract, setBySenders, systemProperties, observers, claims } = isObject(beside) ? beside : {};
  const read = Array.isArray(claims) ? claims.map(claimFromJson) : [];
  const isRight: Readonly<Record<string, boolean>> = {
    contract: contract === undefined || isObject(contract),
    setBySenders: setBySenders === undefined || Array.isArray(setBySenders),
    systemProperties: systemProperties === undefined || isObject(systemProperties),
    observers: observers === undefined || isObject(observers),
    claims: claims === undefined || (Array.isArray(claims) && !read.includes(undefined)),
  };
  return {
    contract: isObject(contract) ? contract : undefined,
    setBySenders: Array.isArray(setBySenders) ? setBySenders.map(plainText) : undefined,
    systemProperties: isObject(systemProperties) ? systemProperties : undefined,
    observers: isObject(observers)
      ? Object.fromEntries(Object.entries(observers).map(([name, reason]) => [name, plainText(reason)]))
      : {},
    claims: read.filter((claim) => claim !== undefined),
    misshapen: Object.keys(isRight).filter((part) => isRight[part] === false),
  };
}

/** What stands beside a subscription of what starts jobs of its messages. */
export function startsOf({ values, address }: TerraformResource): Fact<JobStarts | undefined> {
  const beside = values['//'];
  const said = isObject(beside) ? beside.starts : undefined;
  const starts = startsFromJson(said);
  if (said === undefined || starts !== undefined) return known(starts);
  const unresolved = { address, argument: '//.starts', problem: 'it has another form than expected' };
  return { kind: 'unknown', unresolved };
}
