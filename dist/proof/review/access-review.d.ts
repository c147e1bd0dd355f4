import type { Topology } from '../../routing';
import { type TerraformDocument } from '../../terraform';
import { type PreviousAddress } from './pairs';
import type { Remark } from './review';
/** Changes of who may send, receive or manage; who is known only after apply is named once. */
export declare function reviewAccess(before: Topology, after: Topology, document: TerraformDocument, previous: PreviousAddress): Remark[];
