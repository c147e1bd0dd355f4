import type { IConstruct } from 'constructs';
import { constructWith } from '../construct/shapes';
import type { Sku } from './sku-shape';

/**
 * Something that messages can be forwarded to: a queue or a topic.
 *
 * A construct and not a name: the reference makes Terraform create the target first, and lets synth find
 * cycles and chains that are too long.
 */
export interface IForwardTarget extends IConstruct {
  /** The name inside the namespace, as a reference where this stack creates the entity. */
  readonly entityName: string;
  /** The namespace that the entity is in; forwarding cannot leave it, and Basic has none. */
  readonly namespace: { readonly sku: Sku | undefined };
  /** Where messages that arrive here may end, as claims name it: a queue by its name, of a topic `topic/subscription`. */
  readonly destinations: readonly string[];
  /** The templates that jobs are started of from messages that arrive here, by name. */
  readonly jobs: readonly string[];
  /** Where messages that arrive here go on to by themselves, with whose setting it is. */
  readonly forwards: readonly Forward[];
}

/** One arrow of the forwarding graph. */
export interface Forward {
  /** The entity that forwards, for messages. */
  readonly from: string;
  readonly to: IForwardTarget;
  /** Whether only dead-lettered messages take this way. */
  readonly deadLettered: boolean;
}

export const forwardTarget = constructWith<IForwardTarget>(
  'a queue or a topic',
  'entityName',
  'give the construct itself, such as queues.review, not its name',
);
