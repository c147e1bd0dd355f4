import { Message } from '../../rules';
import type { MessageSet } from './message-set';
import type { MessageSpace } from './message-space';
import type { Usages } from './usage';
/**
 * A message of a set by trying: where the solver has found nothing in time, most often with doubles that are computed
 * with, an ordinary message may show that the set is not empty. The same messages are tried on every run.
 */
export declare function sampled(set: MessageSet, space: MessageSpace, usages: Usages): Message | undefined;
