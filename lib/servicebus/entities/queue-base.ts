import type { Construct } from 'constructs';
import type { WaiverGrounds } from '../../rules';
import { AccessKey, type AccessKeyRight, checkAccessKeys } from '../access/access-key';
import type { IPrincipal } from '../access/principal';
import { type Consumed, Readers } from '../access/readers';
import type { RoleGrant } from '../access/role-grant';
import type { Checks } from '../construct/checks';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { waive } from '../construct/waive';
import type { INamespace, IQueue } from './construct-references';
import type { Forward } from './forward-target';

/** A queue, made here or by somebody else. */
export abstract class ServiceBusQueueBase extends ServiceBusConstruct implements IQueue {
  abstract readonly name: string;
  abstract readonly queueId: string;
  abstract readonly entityName: string;
  abstract readonly detectsDuplicates: boolean | undefined;
  abstract readonly namespace: INamespace;
  abstract readonly forwards: readonly Forward[];
  private readonly accessKeys: AccessKey[] = [];
  private readonly readers = new Readers(this);

  grantSend(principal: IPrincipal): RoleGrant {
    return this.grant('send', 'Azure Service Bus Data Sender', principal);
  }

  grantReceive(principal: IPrincipal): RoleGrant {
    return this.readers.received(principal, this.grant('receive', 'Azure Service Bus Data Receiver', principal));
  }

  grantConsume(principal: IPrincipal, program: Construct): RoleGrant {
    return this.readers.consumed(
      program,
      principal,
      this.grant('receive', 'Azure Service Bus Data Receiver', principal),
    );
  }

  grantPeek(principal: IPrincipal, grounds: WaiverGrounds): RoleGrant {
    const grant = this.grant('peek', 'Azure Service Bus Data Receiver', principal);
    waive(grant.resource, { id: 'SB-RBAC-005', ...grounds });
    return this.readers.looked(principal, grant);
  }

  /** What waits in a queue is worked off by programs that no template says anything of. */
  readonly jobs: readonly string[] = [];

  get destinations(): readonly string[] {
    return [this.name];
  }

  get consumed(): readonly Consumed[] {
    return this.readers.taken;
  }

  /**
   * Adds a key (SAS) for this queue. A secret that anybody can use and that stays in Terraform's state: a grant needs
   * none. The grounds become a waiver of SB-AUTH-002, for auditors.
   */
  addAccessKey(name: string, right: AccessKeyRight, grounds: WaiverGrounds): AccessKey {
    const key = new AccessKey(this, name, { opens: this, right, grounds });
    this.accessKeys.push(key);
    return key;
  }

  protected override check(checks: Checks): void {
    checkAccessKeys(checks, this.accessKeys, 'queue');
    this.readers.check(checks, this.forwards.find(({ deadLettered }) => !deadLettered)?.to);
  }

  private grant(
    verb: string,
    role: 'Azure Service Bus Data Sender' | 'Azure Service Bus Data Receiver',
    principal: IPrincipal,
  ): RoleGrant {
    return this.namespace._grant({
      scope: this,
      id: `${verb}-${principal.principalName}`,
      principal,
      role,
      path: `/queues/${this.name}`,
      at: this.queueId,
    });
  }
}
