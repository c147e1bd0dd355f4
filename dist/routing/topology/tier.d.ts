import type { Target, TerraformResource } from '../../terraform';
import type { Fact, Unresolved } from './fact';
/**
 * The tier of the namespace that something is in. No answer about where messages go depends on it: what of it is not known
 * is told by whoever asks.
 *
 * @param doubt what may make any setting another one than the document says
 */
export declare function tierOf(resource: TerraformResource, namespace: Target, doubt: Unresolved | undefined): Fact<string>;
