import { labelOf } from '../../proof';
import { knownOf, type Queue, type Subscription, type Target, type Topology, takesMessages } from '../../routing';
import { type Diagnostic, isOneSlip, nearest } from '../../rules';
import { plainText } from '../../schema';
import { Reference, type TerraformDocument, type TerraformResource } from '../../terraform';
import type { Faults } from './answers-or-faults';
import type { Finding } from './check-report';

/** What a queue or subscription forwards to, and by which argument. */
interface Forwarding {
  readonly from: Queue | Subscription;
  readonly argument: 'forward_to' | 'forward_dead_lettered_messages_to';
  readonly target: Target;
}

/** Targets of forwarding that are not there, as far as the document tells, and those that take nothing. */
export async function checkTargets(
  topologies: readonly Topology[],
  documents: readonly TerraformDocument[],
  faults: Faults,
): Promise<Finding[]> {
  const places = new Places(topologies, documents);
  const found: Finding[] = [];
  for (const [index, topology] of topologies.entries()) {
    const written = new Map(documents[index]?.resources.map((resource) => [resource.address, resource]));
    for (const forwarding of forwardingsIn(topology)) {
      const { from, argument } = forwarding;
      const place = { file: topology.path, address: from.address };
      const message = await faults.watch(place, argument, undefined, () =>
        targetText(forwarding, places, written.get(from.address)),
      );
      if (message === undefined) continue;
      const diagnostic: Diagnostic = { severity: 'warning', code: 'forward-target', message };
      found.push({ ...place, argument, diagnostic, text: `${message} (${diagnostic.code})` });
    }
  }
  return found;
}

function forwardingsIn({ topics, queues }: Topology): Forwarding[] {
  const receivers = [...queues, ...topics.flatMap(({ subscriptions }) => knownOf(subscriptions))];
  return receivers.flatMap((from) =>
    (
      [
        ['forward_to', from.forwardTo],
        ['forward_dead_lettered_messages_to', from.forwardDeadLetteredMessagesTo],
      ] as const
    ).flatMap(([argument, target]) =>
      target.kind === 'known' && target.value !== undefined ? [{ from, argument, target: target.value }] : [],
    ),
  );
}

/** What is wrong with a target, in a sentence. */
function targetText(
  { from, argument, target }: Forwarding,
  places: Places,
  written: TerraformResource | undefined,
): string | undefined {
  const { name, entity, isDeleted } = target;
  const isDead = argument === 'forward_dead_lettered_messages_to';
  const stays = isDead
    ? `stays among the dead letters of ${labelOf(from)}`
    : `becomes a dead letter of ${labelOf(from)}`;
  if (entity !== undefined) {
    const { status } = entity;
    if (status.kind === 'unknown' || takesMessages(status.value)) return undefined;
    return `${name} takes no messages: ${status.value}; what is forwarded there ${stays}`;
  }
  if (isDeleted) return `${name} is deleted: what is forwarded there ${stays}`;
  // What is referred to is somewhere else.
  if (written?.values[argument] instanceof Reference || !places.isMissing(from, name)) return undefined;
  const near = nearest(name, places.namesBeside(from));
  const meant = near === undefined ? '' : `; did you mean ${near}?`;
  const what = isDead ? 'dead letters' : 'messages';
  return `${name} is no queue or topic of this document, so it cannot be told where ${what} go from there${meant}`;
}

/** What is known of the namespaces of documents that are looked at together: one may have what another forwards to. */
class Places {
  private readonly names = new Map<string, Set<string>>();
  /** All names of queues and topics, in lower case, whatever their namespace. */
  private readonly all = new Set<string>();
  private readonly own = new Set<string>();

  constructor(topologies: readonly Topology[], documents: readonly TerraformDocument[]) {
    for (const { namespace, name } of topologies.flatMap(({ topics, queues }) => [...topics, ...queues])) {
      const names = this.names.get(keyOf(namespace)) ?? new Set();
      this.names.set(keyOf(namespace), names.add(name));
      this.all.add(name.toLowerCase());
    }
    for (const resource of documents.flatMap(({ resources }) => resources)) {
      if (!isOwnNamespace(resource)) continue;
      this.own.add(keyOf(resource.address));
      if (typeof resource.values.name === 'string') this.own.add(keyOf(resource.values.name));
    }
  }

  /** The names of queues and topics in the namespace of a queue or subscription. */
  namesBeside(from: Queue | Subscription): ReadonlySet<string> {
    return this.names.get(keyOf(namespaceOf(from))) ?? new Set();
  }

  /**
   * Whether a name is one of the own namespace, and is not there. A namespace that the document does not make may have what
   * others have made: then only what is one slip away from a name in the document.
   */
  isMissing(from: Queue | Subscription, name: string): boolean {
    // An id or an address is no name.
    if (this.all.has(name.toLowerCase()) || !/^[a-z0-9][\w.~/-]*$/i.test(name) || name.includes('//')) return false;
    if (this.own.has(keyOf(namespaceOf(from)))) return true;
    return [...this.namesBeside(from)].some((one) => isOneSlip(one.toLowerCase(), name.toLowerCase()));
  }
}

function isOwnNamespace({ mode, type, values }: TerraformResource): boolean {
  if (mode !== 'managed') return false;
  return (
    type === 'azurerm_servicebus_namespace' ||
    (type === 'azapi_resource' && /^Microsoft\.ServiceBus\/namespaces(@|$)/i.test(plainText(values.type ?? '')))
  );
}

function namespaceOf(from: Queue | Subscription): string {
  return from.kind === 'queue' ? from.namespace : from.topic.namespace;
}

function keyOf(namespace: string): string {
  return namespace.toLowerCase();
}
