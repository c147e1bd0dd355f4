import type { ResourceDocument, TerraformResource } from '../../terraform';
import type { Unresolved } from './fact';
/** Something that is not understood, and whether what is known may be other than the document says, or only more. */
export interface Hidden extends Unresolved {
    readonly effect: 'more' | 'other';
}
/**
 * What of a document may change topics, subscriptions or rules in a way that is not read here: parts that the reader of
 * the document did not understand, and resources of other providers and templates.
 */
export declare function notUnderstood({ gaps, resources }: ResourceDocument): Hidden[];
/**
 * What a resource may be of Service Bus in a way that is not read here, as the rest of a sentence about it; `undefined`
 * where it is nothing of it, or read.
 */
export declare function whatItHides(resource: TerraformResource): string | undefined;
