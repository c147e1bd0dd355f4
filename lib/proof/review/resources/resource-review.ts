import type { Topology } from '../../../routing';
import { asAzurerm } from '../../../routing/reading/azapi';
import type { DocumentChange, TerraformResource } from '../../../terraform';
import { namesOf } from '../remarks/names-in-words';
import { type PreviousAddress, pairsOf, placeKey, subscriptionPairs, topicPairs } from '../remarks/pairs';
import type { Remark } from '../remarks/review';
import { saidOf } from '../remarks/review-fault';
import type { SubjectOf } from '../remarks/subjects';
import { reviewNewSettings, settingChanges } from './settings-review';

const IS_OURS = /^azurerm_servicebus_/;

/** What changes of the arguments of everything that is Service Bus, and what of new resources is not known. */
export function reviewResources(
  { before, after, changes }: DocumentChange,
  topologyBefore: Topology,
  topologyAfter: Topology,
  previous: PreviousAddress,
  subjectOf: SubjectOf,
): Remark[] {
  const old = new Map(before.resources.map((resource) => [resource.address, asAzurerm(resource) ?? resource]));
  const sameName = renamedAddresses(topologyBefore, topologyAfter, previous);
  const kinds = new Map(changes.map(({ address, kind }) => [address, kind]));
  const described = after.resources.map((resource) => asAzurerm(resource) ?? resource);
  const ours = described.filter(({ type, mode }) => IS_OURS.test(type) && mode === 'managed');
  const quiet = new Map<string, string[]>();
  const reviewOne = (resource: TerraformResource): readonly Remark[] => {
    const { address } = resource;
    const now = { document: after, resource };
    const was = old.get(previous(address)) ?? old.get(sameName.get(address) ?? '');
    // What is no longer looked after stays as it is.
    if (kinds.get(address) === 'forget') return [];
    const subject = subjectOf(address);
    if (was === undefined || was.type !== resource.type) return reviewNewSettings(now, previous, subject);
    return settingChanges({ document: before, resource: was }, now, previous, subject).flatMap(({ remark }) => {
      if (remark.code !== 'tags') return [remark];
      quiet.set(remark.text, [...(quiet.get(remark.text) ?? []), address]);
      return [];
    });
  };
  const remarks = ours.flatMap((resource) => saidOf(resource.address, () => reviewOne(resource)));
  return [...remarks, ...[...quiet].map(([what, addresses]) => quietly(what, addresses)), ...unnamed(ours)];
}

/** What changes no message and nobody's access: one line for all resources. */
function quietly(what: string, addresses: readonly string[]): Remark {
  const [only] = addresses;
  if (addresses.length === 1 && only !== undefined)
    return { code: 'tags', subject: only, text: `${what} changes, which does nothing to messages` };
  return {
    code: 'tags',
    subject: 'resources',
    text: `${what} of ${namesOf(addresses)} changes, which does nothing to messages`,
  };
}

/** Names that only the apply tells, said once. */
function unnamed(resources: readonly TerraformResource[]): Remark[] {
  const addresses = resources.filter(({ values }) => typeof values.name === 'object' && values.name !== null);
  const [first] = addresses;
  if (first === undefined) return [];
  const names = namesOf(addresses.map(({ address }) => address));
  const text =
    addresses.length === 1
      ? 'its name is known only after apply; its address stands for it here'
      : `the names of ${names} are known only after apply; their addresses stand for them here`;
  return [{ code: 'known-after-apply', subject: addresses.length === 1 ? first.address : 'names', text }];
}

/** Addresses before of what has another address and the same name, though nothing says that it moved. */
function renamedAddresses(before: Topology, after: Topology, previous: PreviousAddress): Map<string, string> {
  const topics = topicPairs(before, after, previous);
  const subscriptions = subscriptionPairs(before, after, previous);
  const queues = pairsOf(before.queues, after.queues, previous, placeKey);
  return new Map(
    [...topics, ...subscriptions, ...queues].flatMap(({ before: old, after: now }) =>
      old === undefined || now === undefined ? [] : [[now.address, old.address] as const],
    ),
  );
}
