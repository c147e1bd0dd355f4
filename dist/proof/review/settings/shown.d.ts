import { type TerraformResource } from '../../../terraform';
/** A value of an argument in one line, without what is not set and what is sensitive. */
export declare function shownArgument(resource: TerraformResource, argument: string, value: unknown): string;
