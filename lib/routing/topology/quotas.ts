import type { Target, TerraformResource } from '../../terraform';
import { Reference } from '../../terraform/resource';
import { textOf } from './deployed-rules';
import { NOT_READ } from './entity-reader';
import { type Fact, known, type Unresolved } from './fact';
import type { Quotas } from './topology';

/** azurerm's word for a time without end. */
const NEVER = 'P10675199DT2H48M5.4775807S';

/** Reads how much entities take and how long they stay. What is not known of that is noted nowhere else. */
export class QuotaReader {
  /** @param doubt what may make any setting another one than the document says */
  constructor(private readonly doubt: Unresolved | undefined) {}

  /** @param namespace what the entity is in */
  of(resource: TerraformResource, namespace: Target): Quotas {
    return {
      autoDeleteOnIdle: this.autoDeleteOnIdle(resource),
      maxSizeInMegabytes: this.read(resource, 'max_size_in_megabytes', numberFrom),
      maxMessageSizeInKilobytes: this.read(resource, 'max_message_size_in_kilobytes', numberFrom),
      // azurerm has had two names for it.
      isPartitioned: this.read(
        resource,
        resource.values.partitioning_enabled === undefined ? 'enable_partitioning' : 'partitioning_enabled',
        (value) => value === true || value === 'true',
      ),
      tier: this.tier(resource, namespace),
    };
  }

  autoDeleteOnIdle(resource: TerraformResource): Fact<string | undefined> {
    return this.read(resource, 'auto_delete_on_idle', (value) =>
      typeof value === 'string' && value !== '' && value !== NEVER ? value : undefined,
    );
  }

  private tier(resource: TerraformResource, namespace: Target): Fact<string> {
    if (namespace.kind !== 'resource') {
      const problem = 'its namespace is made elsewhere, and the tier of that is not known';
      return { kind: 'unknown', unresolved: { address: resource.address, argument: 'namespace_id', problem } };
    }
    const tier = this.read(namespace.resource, 'sku', (value) => (typeof value === 'string' ? value : undefined));
    if (tier.kind === 'unknown' || tier.value !== undefined) return tier as Fact<string>;
    // azurerm has no default for it; what azapi says of it is not read.
    const unresolved = { address: namespace.resource.address, argument: 'sku', problem: 'its tier is not read here' };
    return { kind: 'unknown', unresolved };
  }

  private read<T>(resource: TerraformResource, argument: string, read: (value: unknown) => T): Fact<T> {
    if (this.doubt !== undefined) return { kind: 'unknown', unresolved: this.doubt };
    const value = resource.values[argument];
    const unknown = (problem: string): Fact<never> => ({
      kind: 'unknown',
      unresolved: { address: resource.address, argument, problem },
    });
    if (value === undefined && resource.mode === 'data') return unknown(NOT_READ);
    return value instanceof Reference ? unknown(`it is ${textOf(value)}`) : known(read(value));
  }
}

/** Of what nothing is known. */
export function unknownQuotas(unknown: Fact<never>): Quotas {
  return {
    autoDeleteOnIdle: unknown,
    maxSizeInMegabytes: unknown,
    maxMessageSizeInKilobytes: unknown,
    isPartitioned: unknown,
    tier: unknown,
  };
}

function numberFrom(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
