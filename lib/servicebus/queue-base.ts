import { DataAzurermServicebusQueue } from '@cdktf/provider-azurerm/lib/data-azurerm-servicebus-queue';
import type { Construct } from 'constructs';
import type { WaiverGrounds } from '../rules';
import { AccessKey, type AccessKeyRight, checkAccessKeys } from './access-key';
import { giveAddress } from './address';
import type { Checks } from './checks';
import type { Forward, IForwardTarget } from './entity';
import type { RoleGrant } from './grants';
import type { ServiceBusNamespaceBase } from './namespace-base';
import type { IPrincipal } from './principal';
import { type Consumed, Readers } from './readers';
import { ServiceBusConstruct } from './service-bus-construct';
import { waive } from './waive';

/** A queue as others use it: to forward to it, to let somebody send to it or read it. */
export interface IQueue extends IForwardTarget {
  /** The ARM id, as a reference. */
  readonly queueId: string;

  /** Lets somebody send to this queue and do nothing else. */
  grantSend(principal: IPrincipal): RoleGrant;

  /** Lets somebody receive from this queue, from its dead-letter queue too, and do nothing else. */
  grantReceive(principal: IPrincipal): RoleGrant;

  /** Lets a program receive every message of this queue, as the only one. */
  grantConsume(principal: IPrincipal, program: Construct): RoleGrant;

  /** Lets somebody look at messages that somebody else receives; the grounds become a waiver of SB-RBAC-005. */
  grantPeek(principal: IPrincipal, grounds: WaiverGrounds): RoleGrant;
}

/** A queue, made here or by somebody else. */
export abstract class ServiceBusQueueBase extends ServiceBusConstruct implements IQueue {
  /** The name as it was given, for messages. */
  abstract readonly name: string;
  abstract readonly queueId: string;
  abstract readonly entityName: string;
  abstract readonly namespace: ServiceBusNamespaceBase;
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

  /** What programs take here, with their construct paths. */
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

/** A queue of another team, read by Terraform; nothing about it is changed. */
export class ImportedQueue extends ServiceBusQueueBase {
  readonly resource: DataAzurermServicebusQueue;
  /** What the other team lets the queue forward to is not known here. */
  readonly forwards: readonly Forward[] = [];

  constructor(
    scope: Construct,
    id: string,
    readonly name: string,
    readonly namespace: ServiceBusNamespaceBase,
  ) {
    super(scope, id);
    this.resource = giveAddress(
      this,
      new DataAzurermServicebusQueue(this, 'Resource', { name, namespaceId: namespace.namespaceId }),
    );
  }

  get entityName(): string {
    return this.resource.name;
  }

  get queueId(): string {
    return this.resource.id;
  }
}
