import { type Topology } from '../../routing';
import type { DocumentChange } from '../../terraform';
import { type PreviousAddress } from './pairs';
import type { Remark } from './review';
import type { SubjectOf } from './subjects';
/** What changes of the arguments of everything that is Service Bus, and what of new resources is not known. */
export declare function reviewResources({ before, after, changes }: DocumentChange, topologyBefore: Topology, topologyAfter: Topology, previous: PreviousAddress, subjectOf: SubjectOf): Remark[];
