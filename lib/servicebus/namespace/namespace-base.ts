import { Annotations } from 'cdktf';
import type { WaiverGrounds } from '../../rules';
import { AccessKey, type AccessKeyRight, checkAccessKeys } from '../access/access-key';
import type { DataGrant } from '../access/data-grant';
import type { IPrincipal } from '../access/principal';
import type { Consumed } from '../access/readers';
import { grantOnce, type RoleGrant } from '../access/role-grant';
import type { Checks } from '../construct/checks';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import type { INamespace, NamespaceEntity } from '../entities/construct-references';
import { ServiceBusQueue } from '../entities/queue';
import type { ServiceBusQueueOptions } from '../entities/queue-options';
import type { Sku } from '../entities/sku-shape';
import { ServiceBusTopic } from '../entities/topic';
import type { ServiceBusTopicOptions } from '../entities/topic-options';

/** A namespace, made here or by somebody else: what topics and queues are added to. */
export abstract class ServiceBusNamespaceBase extends ServiceBusConstruct implements INamespace {
  abstract readonly name: string;
  abstract readonly namespaceId: string;
  abstract readonly namespaceName: string;
  abstract readonly hostName: string;

  get clientHostName(): string {
    return this.hostName;
  }

  abstract readonly sku: Sku | undefined;
  abstract readonly partitions: number | undefined;
  abstract readonly preventDestroy: boolean;
  abstract readonly isPublic: boolean | undefined;
  abstract readonly isOpenToServices: boolean | undefined;
  abstract readonly localAuthEnabled: boolean | undefined;

  private readonly entities: NamespaceEntity[] = [];
  private readonly accessKeys: AccessKey[] = [];
  private readonly grants: DataGrant[] = [];
  private readonly owners = new Set<string>();
  private hasWarned = false;
  private mirror: ((grant: DataGrant) => void) | undefined;

  /** Whether this app adds no topic and no queue to it. */
  get isEmpty(): boolean {
    return this.entities.length === 0;
  }

  addTopic(name: string, options: ServiceBusTopicOptions = {}): ServiceBusTopic {
    this.refuseName('topic', name, this.entities);
    return new ServiceBusTopic(this, name, { ...options, namespace: this });
  }

  addQueue(name: string, options: ServiceBusQueueOptions = {}): ServiceBusQueue {
    this.refuseName('queue', name, this.entities);
    return new ServiceBusQueue(this, name, { ...options, namespace: this });
  }

  /**
   * Adds a key (SAS) for everything in the namespace. A secret that anybody can use and that stays in Terraform's state;
   * a key of a topic or queue opens less, and a grant needs none. The grounds become a waiver of SB-AUTH-002.
   */
  addAccessKey(name: string, right: AccessKeyRight, grounds: WaiverGrounds): AccessKey {
    this.refuseName('access key', name, this.entities);
    const key = new AccessKey(this, name, { opens: this, right, grounds });
    this.accessKeys.push(key);
    return key;
  }

  get ruleAddresses(): string[] {
    return this.entities.flatMap(({ ruleAddresses = [] }) => ruleAddresses);
  }

  get destinations(): readonly string[] {
    return this.entities.flatMap((entity) => entity.destinations);
  }

  get consumed(): readonly Consumed[] {
    return this.entities.flatMap((entity) => entity.consumed);
  }

  /**
   * Lets somebody do everything with messages and entities of the namespace: an operator who has to look into any
   * queue. Whoever only sends or receives needs less: `grantSend` of a topic, `grantReceive` of a subscription. Who owns
   * can take what a program consumes, which is told at synth, and found by the audit (SB-RBAC-003, SB-RBAC-005).
   */
  grantOwn(principal: IPrincipal): RoleGrant {
    this.owners.add(principal.principalName);
    return this._grant({
      scope: this,
      id: `own-${principal.principalName}`,
      principal,
      role: 'Azure Service Bus Data Owner',
      path: '',
      at: this.namespaceId,
    });
  }

  /** @internal */
  _grant(grant: DataGrant & { readonly at: string; readonly after?: readonly string[] }): RoleGrant {
    const { scope, id, principal, role, path, at, after } = grant;
    const made = grantOnce(scope, id, {
      principal,
      role,
      at,
      atName: `${this.name}${path}`,
      ...(after !== undefined && { after }),
    });
    this.grants.push(grant);
    this.mirror?.(grant);
    return made;
  }

  /** @internal */
  _mirrorGrants(mirror: (grant: DataGrant) => void): void {
    this.mirror = mirror;
    for (const grant of this.grants) mirror(grant);
  }

  _register(entity: NamespaceEntity): void {
    this.entities.push(entity);
  }

  protected override check(checks: Checks): void {
    const shown = (index: number) => `${this.entities[index]?.kind} ${this.entities[index]?.name}`;
    const names = this.entities.map(({ name }) => name);
    checks.distinctNames('entities', names, shown, ', topics and queues together');
    checkAccessKeys(checks, this.accessKeys, 'namespace');
    this.warnOfOwners();
  }

  /** An operator may have to own everything; that he can take what starts jobs should be known. Once, with all that were added. */
  private warnOfOwners(): void {
    const [first] = this.consumed;
    if (this.hasWarned || this.owners.size === 0 || first === undefined) return;
    this.hasWarned = true;
    Annotations.of(this).addWarning(
      `grantOwn: ${[...this.owners].join(', ')} can take messages that ${first.by} takes of ${first.from}, and what is taken starts nothing; grantPeek of a queue or subscription has grounds, grantSend cannot take (owner-beside-program)`,
    );
  }
}
