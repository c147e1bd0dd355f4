import { Guid, Integer } from '../../rules/values/values';
import { BrokerError, type Delivery, type LockToken, type OpenReceiver, type ReceiverId, type Time } from '../core';
import type { ReceiverEffect, RunningBroker } from '../running-broker';
import { deliveredParts, tagOf } from './delivered-bytes';
import { type AmqpValue, dateTimeOf, type Encodable, guidBytes } from './encoding';
import { decisionOf, states } from './outcomes';
import { drain, type OutgoingLink, openLink, refuseLink, type Typed, toRhea } from './rhea';
import type { OutgoingDelivery } from './transfers';

const SESSION_FILTER = 'com.microsoft:session-filter';
const TIMEOUT = 'com.microsoft:timeout';
/** The settle mode of a sender that settles with the transfer. */
const SETTLED = 1;

/** A client's receiver. */
export class ReceiverLink {
  private readonly outstanding = new Map<OutgoingDelivery, LockToken>();
  private isOpen = false;
  private isClosed = false;
  /** Messages that were sent, with the credit that was given back: what a client's credit counts from. */
  private used = 0;
  private tags = 0;

  constructor(
    private readonly broker: RunningBroker,
    private readonly link: OutgoingLink,
    readonly id: ReceiverId,
    private readonly address: string,
  ) {}

  async open(): Promise<void> {
    const { broker, link, id, address } = this;
    broker.listen(id, (effect) => this.on(effect));
    link.on('sender_flow', () => this.flow());
    const command: OpenReceiver = {
      kind: 'open-receiver',
      receiver: id,
      entity: address,
      mode: link.remote.attach.snd_settle_mode === SETTLED ? 'receive-and-delete' : 'peek-lock',
      session: sessionAsked(link),
    };
    const answer = await broker.run(command);
    if (answer instanceof BrokerError) this.end(answer);
  }

  /** A client has decided about a message that it got here. */
  decide(delivery: OutgoingDelivery, state: AmqpValue | undefined, isSettled: boolean): void {
    const lockToken = this.outstanding.get(delivery);
    const decision = state === undefined ? undefined : decisionOf(state);
    if (lockToken === undefined || decision === undefined) {
      // Without a lock there is nothing to decide; what a client settles without a word keeps its lock until that ends.
      if (isSettled) this.release(delivery);
      return;
    }
    const { settlement, transaction } = decision;
    const command = { kind: 'settle', entity: this.address, lockTokens: [lockToken], settlement, transaction } as const;
    this.broker.carryOut(command, (answer) => {
      this.outstanding.delete(delivery);
      if (answer instanceof BrokerError) delivery.settle(states.rejected(answer));
      else delivery.settle(transaction === undefined ? states.of(settlement.kind) : states.inTransaction(transaction));
    });
  }

  /** The client has closed it, or is gone. */
  detached(): void {
    for (const delivery of this.outstanding.keys()) this.release(delivery);
    if (this.isClosed) return;
    this.isClosed = true;
    this.broker.forget(this.id);
    void this.broker.run({ kind: 'close-receiver', receiver: this.id });
    if (!this.isOpen) openLink(this.link);
  }

  private on(effect: ReceiverEffect): void {
    if (this.isClosed) return;
    switch (effect.kind) {
      case 'receiver-opened':
        this.opened(effect.session);
        break;
      case 'deliver':
        this.deliver(effect.delivery);
        break;
      case 'drained':
        this.drained();
        break;
      case 'receiver-closed':
        this.end(effect.error);
    }
  }

  private opened(session: { readonly id: string; readonly lockedUntil: Time } | undefined): void {
    const { link, address } = this;
    const { attach } = link.remote;
    const filter: Record<string, unknown> = { ...attach.source?.filter };
    if (session !== undefined) filter[SESSION_FILTER] = filterFor(filter[SESSION_FILTER], session.id);
    link.set_source({ address, filter: filter as never });
    link.set_target({ address: attach.target?.address ?? '' });
    Object.assign(link.local.attach, {
      snd_settle_mode: attach.snd_settle_mode ?? 0,
      rcv_settle_mode: attach.rcv_settle_mode ?? 0,
      ...(session && { properties: { 'com.microsoft:locked-until-utc': ticks(session.lockedUntil) } }),
    });
    this.isOpen = true;
    openLink(link);
    this.flow();
  }

  /** How many messages the client takes now: what it said, without those that are on their way to it. */
  private flow(): void {
    if (!this.isOpen || this.isClosed) return;
    const { link, id } = this;
    const credit = Math.max(0, link.credit + link.delivery_count - this.used);
    const drain = Boolean(link._draining);
    if (credit > 0 || drain) void this.broker.run({ kind: 'set-credit', receiver: id, credit, drain });
  }

  private deliver(delivery: Delivery): void {
    const { link } = this;
    const { lockToken } = delivery;
    const token = lockToken === undefined ? undefined : guidBytes(new Guid(lockToken));
    const tag = token === undefined ? this.nextTag() : tagOf(token);
    const sent = link.give(tag, deliveredParts(delivery, token));
    this.used++;
    if (lockToken !== undefined) this.outstanding.set(sent, lockToken);
  }

  private drained(): void {
    const { link } = this;
    this.used = link.credit + link.delivery_count;
    drain(link);
  }

  /** The core has closed it, or never opened it. */
  private end(error: BrokerError): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.broker.forget(this.id);
    // What the client has decided before it hears of this is still answered.
    if (this.isOpen) this.link.close({ condition: error.condition, description: error.description });
    else refuseLink(this.link, error);
  }

  /** Nothing is said of it any more. */
  private release(delivery: OutgoingDelivery): void {
    this.outstanding.delete(delivery);
    delivery.forget();
  }

  private nextTag(): Buffer {
    const tag = Buffer.alloc(16);
    tag.writeUInt32BE(this.tags++, 12);
    return tag;
  }
}

/** The session that a client asks for: a certain one, or with a filter of null the next that is free. */
function sessionAsked(link: OutgoingLink): OpenReceiver['session'] {
  const { source, properties } = link.remote.attach;
  const filter = source?.filter;
  if (filter === undefined || filter === null || !(SESSION_FILTER in filter)) return undefined;
  const asked = filter[SESSION_FILTER] as { readonly value?: unknown } | string | null | undefined;
  const id = typeof asked === 'object' && asked !== null ? asked.value : asked;
  const timeout = properties?.[TIMEOUT];
  return { id: typeof id === 'string' ? id : undefined, timeout: typeof timeout === 'number' ? timeout : undefined };
}

/** The filter with the session that was accepted, in the form of the one that asked: clients look for that. */
function filterFor(asked: unknown, id: string): unknown {
  const descriptor = (asked as Typed | null | undefined)?.descriptor?.value;
  if (descriptor === undefined) return id;
  const written: Encodable = typeof descriptor === 'string' ? descriptor : Integer.small('ulong', Number(descriptor));
  return toRhea({ descriptor: written, value: id });
}

/** A point in time in .NET's ticks: more than rhea's numbers hold. */
function ticks(at: Time): Typed {
  return toRhea(Integer.of('long', dateTimeOf(BigInt(at)).ticks));
}
