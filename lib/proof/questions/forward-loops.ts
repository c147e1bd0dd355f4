import { knownOf, MOST_HOPS, reachableFrom, type Topic, type Topology } from '../../routing';
import type { Message } from '../../rules';
import { Chains, type Forward, forwardsIn, stopsOf } from '../destinations/forwards';
import type { Arrival } from '../destinations/walk';
import { inAny } from '../messages/message-set';
import type { Asking, Finding } from './prover';
import { TopicProof } from './topic-proof';

/** Forwards by which messages come back to where they were, the first one first. */
export type Loop = readonly Forward[];

/** A loop in which messages go round until Service Bus gives them up, or may. */
export interface ForwardLoop {
  readonly loop: Loop;
  /** One that does, and the topic that it is sent to; of a loop of queues alone every message does. */
  readonly example?: { readonly message: Message; readonly topic: Topic };
  /** Why it cannot be told whether one does. */
  readonly reason?: string;
}

/** The loops of forwarding in a topology, whether a message goes round them or not, by their sources in one order. */
export function loopsIn(topology: Topology): ReadonlyMap<string, Loop> {
  return new Chains(forwardsIn(topology)).loops();
}

/** The loops that messages of a topic may come to, if rules let them. */
export function loopsBehind(loops: readonly Loop[], topic: Topic): readonly Loop[] {
  if (loops.length === 0) return [];
  const behind = new Set([...reachableFrom([topic])].map(({ address }) => address));
  return loops.filter((loop) => loop.every(({ entity }) => behind.has(entity)));
}

/** The messages that are sent to a topic and go round in a loop until they have been forwarded too often. */
export function goingRound(proof: TopicProof, loop: Loop): Promise<Finding> {
  const round = knownOf(proof.topic.subscriptions)
    .flatMap((one) => proof.arrivals(one))
    .filter((arrival) => arrival.isTooFar === true && goesBy(arrival, loop));
  return proof.find(
    inAny(...round.map(({ messages }) => messages)),
    `that goes round in a loop: ${stopsOf(loop).join(' -> ')}`,
  );
}

/** Whether a copy has been at the sources of a loop: at all of them, or at as many as it can get to. */
function goesBy({ way }: Arrival, loop: Loop): boolean {
  const met = new Set(way.flatMap((stop) => (stop.kind === 'entity' ? [stop.entity.address] : [])));
  return loop.filter(({ source }) => met.has(source)).length >= Math.min(loop.length, MOST_HOPS);
}

/** Tells of the loops of a topology whether messages go round in them. A topic is put to one proof, whatever loops it is in. */
export class TurningLoops {
  private readonly proofs = new Map<Topic, TopicProof>();

  constructor(
    private readonly topology: Topology,
    private readonly asking: Asking = () => undefined,
  ) {}

  /** Whether messages go round in a loop: those that are sent to one of its topics, by their rules. */
  async turning(loop: Loop): Promise<ForwardLoop | undefined> {
    // A queue of the loop forwards whatever comes.
    const entities = new Set(loop.flatMap(({ source, entity }) => (source === entity ? [] : [entity])));
    if (entities.size === 0) return { loop };
    let open: ForwardLoop | undefined;
    for (const topic of this.topology.topics.filter(({ address }) => entities.has(address))) {
      const found = await goingRound(this.proofOf(topic), loop);
      if (found.kind === 'message') return { loop, example: { message: found.message, topic } };
      if (found.kind === 'undecided') open = { loop, reason: found.reason };
    }
    return open;
  }

  /** Ends the threads of solvers. */
  async close(): Promise<void> {
    for (const proof of this.proofs.values()) await proof.close();
  }

  private proofOf(topic: Topic): TopicProof {
    const proof = this.proofs.get(topic) ?? new TopicProof(topic, { asked: this.asking(topic) });
    this.proofs.set(topic, proof);
    // What one loop has taken is nothing to the next one.
    proof.prover.renew();
    return proof;
  }
}

/** That messages go round, in a sentence: by what, and what becomes of them. */
export function loopSentence(
  loop: Loop,
  name: (stop: string) => string = (stop) => stop,
  strong: (text: string) => string = (text) => text,
): string {
  const way = stopsOf(loop).map(name).join(' → ');
  return `messages are forwarded ${strong('in a loop')}, ${way}: after ${MOST_HOPS} hops Azure dead-letters them, and each round may start jobs again`;
}
