import { plainText } from '../../schema';
import type { ResourceDocument, TerraformResource } from '../../terraform';
import { type Fact, known, type Unresolved } from '../topology/fact';
import type { Queue, Receiving, Target, Topic } from '../topology/topology';
import { coordinatesOf, type Places } from './document-places';
import { type EntityReader, NOT_READ } from './entity-reader';

export type Forwarding = Pick<Receiving, 'forwardTo' | 'forwardDeadLetteredMessagesTo'>;

export const NO_FORWARDING: Forwarding = {
  forwardTo: known(undefined),
  forwardDeadLetteredMessagesTo: known(undefined),
};

/** Reads where queues and subscriptions forward to, once all topics and queues are read. */
export class ForwardReader {
  private readonly byAddress: ReadonlyMap<string, Topic | Queue>;
  private readonly byName: ReadonlyMap<string, Topic | Queue>;
  private readonly deleted: ReadonlySet<string>;

  /** @param doubt what may make any target another one than the document says */
  constructor(
    document: ResourceDocument,
    private readonly places: Places,
    private readonly entities: EntityReader,
    private readonly targets: readonly (Topic | Queue)[],
    private readonly doubt: Unresolved | undefined,
  ) {
    this.byAddress = new Map(targets.map((one) => [one.address, one]));
    const placed = targets.filter(({ namespace }) => namespace !== '');
    this.byName = new Map(placed.map((one) => [keyOf(one.namespace, one.name), one]));
    this.deleted = new Set(
      (document.deleted ?? [])
        .filter(({ type }) => /_servicebus_(queue|topic)$/.test(type))
        .map(({ values }) =>
          keyOf(coordinatesOf(plainText(values.namespace_id)).namespace ?? '', plainText(values.name)),
        ),
    );
  }

  /** Where a queue or subscription of a namespace forwards to. */
  read(resource: TerraformResource, namespace: string): Forwarding {
    return {
      forwardTo: this.target(resource, 'forward_to', namespace),
      forwardDeadLetteredMessagesTo: this.target(resource, 'forward_dead_lettered_messages_to', namespace),
    };
  }

  private target(resource: TerraformResource, argument: string, namespace: string): Fact<Target | undefined> {
    if (this.doubt !== undefined) return { kind: 'unknown', unresolved: this.doubt };
    const target = this.places.resolve(resource, argument);
    if (target.kind === 'absent' && resource.mode === 'data' && resource.values[argument] === undefined)
      return this.entities.report(resource, argument, NOT_READ);
    // An empty text is nothing to azurerm.
    if (target.kind === 'absent' || (target.kind === 'id' && target.id === '')) return known(undefined);
    if (target.kind === 'unknown') return this.entities.report(resource, argument, target.why);
    // azurerm takes the name of a queue or topic of the same namespace, whichever the name was written for.
    const entity =
      target.kind === 'resource'
        ? this.inNamespace(this.byAddress.get(target.resource.address), namespace)
        : this.byName.get(keyOf(namespace, target.id));
    if (entity === undefined && target.kind === 'id' && this.mayBe(target.id, namespace)) {
      const why = `it is ${target.id}, and whether that is one of this document is not known, since a namespace or a name is not`;
      return this.entities.report(resource, argument, why);
    }
    const name = entity?.name ?? (target.kind === 'id' ? target.id : plainText(target.resource.values.name));
    return known({ name, entity, isDeleted: entity === undefined && this.deleted.has(keyOf(namespace, name)) });
  }

  /** What has the name of an entity in a namespace: itself, unless it is known to be in another one. */
  private inNamespace(entity: Topic | Queue | undefined, namespace: string): Topic | Queue | undefined {
    if (entity === undefined || namespace === '' || entity.namespace === '') return entity;
    if (entity.namespace.toLowerCase() === namespace.toLowerCase()) return entity;
    return this.byName.get(keyOf(namespace, entity.name));
  }

  /** Whether a name may be that of a topic or queue of which the namespace, or the name, is not known. */
  private mayBe(name: string, namespace: string): boolean {
    return this.targets.some((one) => {
      const isNear = one.namespace === namespace || one.namespace === '' || namespace === '';
      // What has no name that is known has its address instead.
      return isNear && (one.name.toLowerCase() === name.toLowerCase() || one.name === one.address);
    });
  }
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`.toLowerCase();
}
