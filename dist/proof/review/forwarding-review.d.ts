import type { Topology } from '../../routing';
import type { DocumentChange } from '../../terraform';
import type { PreviousAddress } from './pairs';
import type { Remark } from './review';
import type { SubjectOf } from './subjects';
/**
 * What a change does to messages that are forwarded: a target that goes, is made anew, takes nothing or is not known; a
 * loop; too many hops. The entity that forwards may be unchanged itself.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-auto-forwarding
 */
export declare function reviewForwarding(change: DocumentChange, before: Topology, after: Topology, previous: PreviousAddress, subjectOf: SubjectOf): Remark[];
