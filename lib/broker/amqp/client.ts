import type { Connection } from 'rhea';
import { addressText, BrokerError, parseAddress } from '../core';
import type { RunningBroker } from '../running-broker';
import { answerClaim } from './claims';
import { CoordinatorLink } from './coordinator';
import { answerManagement } from './management';
import { ReceiverLink } from './receiver-link';
import { RequestLinks } from './request-link';
import { type IncomingLink, type OutgoingLink, refuseLink } from './rhea';
import { SenderLink } from './sender-link';
import { type SessionListener, takeOver } from './taken-session';

const CLAIMS = '$cbs';

/** One connection of a client, with its links. */
export class Client {
  private readonly requests = new RequestLinks();
  private readonly receivers = new Map<OutgoingLink, ReceiverLink>();
  private readonly senders = new Map<IncomingLink, SenderLink>();
  private readonly coordinators = new Map<IncomingLink, CoordinatorLink>();
  private readonly unwatch: () => void;
  private opened = 0;

  constructor(
    private readonly broker: RunningBroker,
    connection: Connection,
    /** Unique among the connections of a broker. */
    private readonly id: string,
  ) {
    const listener: SessionListener = {
      attached: (link, isCoordinator) => this.attached(link, isCoordinator),
      decided: (delivery, state, isSettled) => {
        const receiver = this.receivers.get(delivery.link as unknown as OutgoingLink);
        if (receiver !== undefined) receiver.decide(delivery, state, isSettled);
        // Answers to requests need no word of their receiver.
        else delivery.settle(undefined);
      },
    };
    connection.on('session_open', ({ session }) => {
      if (session !== undefined) takeOver(session, listener);
    });
    connection.on('sender_close', ({ sender }) => this.detached(sender as unknown as OutgoingLink));
    connection.on('receiver_close', ({ receiver }) => this.detached(receiver as unknown as IncomingLink));
    connection.on('session_close', ({ session }) => this.sessionEnded(session));
    this.unwatch = broker.watch((effect) => {
      if (effect.kind !== 'senders-closed') return;
      for (const sender of this.senders.values()) sender.closeIfTo(effect.entity, effect.error);
    });
  }

  /** The connection is gone: with it all that it had open. */
  gone(): void {
    this.unwatch();
    for (const link of [...this.receivers.keys(), ...this.coordinators.keys()]) this.detached(link);
    this.senders.clear();
  }

  /** The receiver of a link of this connection, by the link's name. */
  private readonly receiverOf = (name: string): string | undefined =>
    [...this.receivers].find(([link]) => link.name === name)?.[1].id;

  private attached(link: OutgoingLink | IncomingLink, isCoordinator: boolean): void {
    if (link.is_receiver()) this.attachedSender(link as IncomingLink, isCoordinator);
    else this.attachedReceiver(link as OutgoingLink);
  }

  private attachedSender(link: IncomingLink, isCoordinator: boolean): void {
    const { broker, requests, receiverOf } = this;
    const address = link.remote.attach.target?.address ?? '';
    const read = parseAddress(address);
    if (isCoordinator) {
      const coordinator = new CoordinatorLink(broker, link);
      this.coordinators.set(link, coordinator);
      coordinator.open();
    } else if (isClaims(address)) {
      requests.addRequests(link, async (request) => answerClaim(broker, request));
    } else if (read instanceof BrokerError) {
      refuseLink(link, read);
    } else if (read.isManagement) {
      const entity = addressText(read);
      const refusal = broker.core.refusal(entity, 'manage');
      if (refusal === undefined) {
        requests.addRequests(link, (request) => answerManagement(request, { broker, entity, receiverOf }));
      } else refuseLink(link, refusal);
    } else {
      const sender = new SenderLink(broker, link, address);
      this.senders.set(link, sender);
      sender.open();
    }
  }

  private attachedReceiver(link: OutgoingLink): void {
    const address = link.remote.attach.source?.address ?? '';
    const read = parseAddress(address);
    if (isClaims(address)) this.requests.addReply(link);
    else if (read instanceof BrokerError) refuseLink(link, read);
    else if (read.isManagement) this.requests.addReply(link);
    else {
      const receiver = new ReceiverLink(this.broker, link, `${this.id}/${this.opened++}`, address);
      this.receivers.set(link, receiver);
      void receiver.open();
    }
  }

  private detached(link: OutgoingLink | IncomingLink): void {
    this.requests.remove(link);
    this.receivers.get(link as OutgoingLink)?.detached();
    this.receivers.delete(link as OutgoingLink);
    this.senders.delete(link as IncomingLink);
    this.coordinators.get(link as IncomingLink)?.detached();
    this.coordinators.delete(link as IncomingLink);
  }

  private sessionEnded(session: unknown): void {
    const links = [...this.receivers.keys(), ...this.senders.keys(), ...this.coordinators.keys()];
    for (const link of links) if (link.session === session) this.detached(link);
  }
}

function isClaims(address: string): boolean {
  return address.replace(/^(?:amqps?|sb):\/\/[^/]*\//i, '').toLowerCase() === CLAIMS;
}
