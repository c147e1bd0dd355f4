import { isDeepStrictEqual } from 'node:util';
import type { EntityDescription } from '../core';
import type { Administered } from './request';

/** A partitioned entity of the Standard tier has so many parts, each as large as it was asked to be. */
const PARTITIONS = 16;

/**
 * An entity as the service shows it: with the size of all its parts, and the largest message of its tier where it has no
 * limit of its own.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-partitioning
 */
export function presented(description: EntityDescription, { namespace, look }: Administered): EntityDescription {
  if (description.kind === 'subscription') return description;
  const { settings, name } = description;
  const parts = settings.partitioning && namespace.tier !== 'Premium' ? PARTITIONS : 1;
  const shown = {
    maxSizeInMegabytes: settings.maxSizeInMegabytes * parts,
    maxMessageSizeInKilobytes: settings.maxMessageSizeInKilobytes ?? Math.floor(look.maxMessageSize(name) / 1024),
  };
  return description.kind === 'queue'
    ? { ...description, settings: { ...description.settings, ...shown } }
    : { ...description, settings: { ...description.settings, ...shown } };
}

/** What an update changes: clients send back all that they were shown, and what is as it was shown stays as it is. */
export function changesOf<S extends object>(settings: S, shown: object): Partial<S> {
  const before = shown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => !isDeepStrictEqual(before[name], value)),
  ) as Partial<S>;
}
