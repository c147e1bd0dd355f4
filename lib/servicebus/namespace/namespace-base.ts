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
import type { Sku } from '../entities/sku';
import { ServiceBusTopic } from '../entities/topic';
import type { ServiceBusTopicOptions } from '../entities/topic-options';

/** A namespace, made here or by somebody else: what topics and queues are added to. */
export abstract class ServiceBusNamespaceBase extends ServiceBusConstruct implements INamespace {
  /** The name as it was given; unique in all of Azure. */
  abstract readonly name: string;
  /** The ARM id, as a reference. */
  abstract readonly namespaceId: string;
  /** The name, as a reference: its use makes Terraform wait for the namespace. */
  abstract readonly namespaceName: string;
  /** Where clients connect to: the host name without scheme and port, as a reference. */
  abstract readonly hostName: string;
  /** Where clients should connect to: the alias where the namespace is paired with another one, as a reference. */
  get clientHostName(): string {
    return this.hostName;
  }

  /** The tier, where it is known at synth; without it, nothing can be checked against the tier. */
  abstract readonly sku: Sku | undefined;
  /** The partitions of a Premium namespace, where they are known at synth; 1 is not partitioned. */
  abstract readonly partitions: number | undefined;
  /** Whether topics and queues are protected unless they say otherwise. */
  abstract readonly preventDestroy: boolean;
  /** Whether anybody on the internet can reach it, to be let in or not; `undefined` where it is not known at synth. */
  abstract readonly isPublic: boolean | undefined;
  /**
   * Whether services of Azure that are in no network of one's own, such as Event Grid, get in: it is open to the internet,
   * or lets trusted services past its rules; `undefined` where it is not known at synth.
   */
  abstract readonly isOpenToServices: boolean | undefined;
  /** Whether clients may come with a key, where it is known at synth. */
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

  /** Adds a topic: what messages are sent to, and what hands a copy to each subscription that wants one. */
  addTopic(name: string, options: ServiceBusTopicOptions = {}): ServiceBusTopic {
    this.refuseName('topic', name, this.entities);
    return new ServiceBusTopic(this, name, { ...options, namespace: this });
  }

  /** Adds a queue: a line of messages that one group of readers works off, a target to forward to. */
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

  /** What has to exist before the first message is sent, for a `depends_on`: the addresses of all rules. */
  get ruleAddresses(): string[] {
    return this.entities.flatMap(({ ruleAddresses = [] }) => ruleAddresses);
  }

  /** What programs take from its topics and queues, with their construct paths. */
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

  /** @internal */
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
