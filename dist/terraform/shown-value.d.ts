import { type TerraformResource } from './resource';
/** What stands instead of a value that Terraform marks as sensitive. */
export declare const SENSITIVE = "(sensitive)";
/**
 * The arguments that Terraform marks as sensitive, from `before_sensitive` or `after_sensitive` of a plan: `true` where a
 * whole value is, else the same shape as the value. Numbers of blocks are left out, as the paths of arguments do.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export declare function sensitivePaths(marks: unknown, argument?: string): string[];
/** Whether Terraform marks an argument, or something that it is part of, as sensitive. */
export declare function isSensitive({ sensitive }: TerraformResource, argument: string): boolean;
/**
 * The value of an argument as text for people: what is sensitive is never in it, what only the apply tells is said to be
 * so. The one way to print a value of a document of others.
 */
export declare function shownValue(resource: TerraformResource, argument: string): string;
