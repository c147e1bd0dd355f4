import { type Request, type Response, readRequest, writeResponse } from './amqp-request';
import { MalformedAmqp } from './encoding';
import { malformed, states } from './outcomes';
import { type IncomingLink, type OutgoingLink, openLink } from './rhea';
import type { IncomingDelivery } from './transfers';

/** So many requests a client may have open on one link. */
const CREDIT = 100;

/** Nobody settles an answer. */
const NO_TAG = Buffer.alloc(1);

/** Answers requests of a client that come over a link. */
export type Answerer = (request: Request) => Promise<Response>;

/** The links of one connection by which requests come, and by which their answers go. */
export class RequestLinks {
  private readonly replies = new Set<OutgoingLink>();

  /** A link by which answers go: nothing has to be settled on it. */
  addReply(link: OutgoingLink): void {
    const { source, target } = link.remote.attach;
    link.set_source({ address: source?.address ?? '' });
    link.set_target({ address: target?.address ?? '' });
    Object.assign(link.local.attach, { snd_settle_mode: 1 });
    this.replies.add(link);
    openLink(link);
  }

  /** A link by which requests come. */
  addRequests(link: IncomingLink, answer: Answerer): void {
    const { source, target } = link.remote.attach;
    const node = target?.address ?? '';
    link.set_target({ address: node });
    link.set_source({ address: source?.address ?? '' });
    link.take = (payload, delivery) => {
      void this.take(payload, delivery, node, answer);
      link.add_credit(1);
    };
    openLink(link);
    link.add_credit(CREDIT);
  }

  remove(link: OutgoingLink | IncomingLink): void {
    this.replies.delete(link as OutgoingLink);
  }

  private async take(payload: Buffer, delivery: IncomingDelivery, node: string, answer: Answerer): Promise<void> {
    let request: Request;
    try {
      request = readRequest(Buffer.from(payload));
    } catch (error) {
      if (!(error instanceof MalformedAmqp)) throw error;
      return delivery.settle(states.rejected(malformed(error.message)));
    }
    delivery.settle(states.accepted);
    const response = writeResponse(request, await answer(request));
    this.replyTo(request.replyTo, node)?.give(NO_TAG, [response], true);
  }

  /** The link that is named, by its address or its own name; of several the newest. */
  private replyTo(name: string | undefined, node: string): OutgoingLink | undefined {
    const open = [...this.replies].filter((link) => link.is_open()).reverse();
    const named = open.find((link) => link.remote.attach.target?.address === name || link.name === name);
    return named ?? open.find((link) => link.remote.attach.source?.address === node);
  }
}
