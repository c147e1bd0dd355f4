import { type Topology } from '../../routing';
import type { Review } from './review';
/**
 * A review without what Terraform marks as sensitive: the texts of such filters and actions, the values in them, and the
 * examples of their topics, which are made of these values.
 */
export declare function redacted(review: Review, before: Topology, after: Topology): Review;
