import type { TerraformResource } from '../terraform';
import type { Topic } from './topology/topology';
/**
 * Whether a rule of a topic is marked as sensitive: a message that a proof finds there is made of its values, so none is
 * shown.
 */
export declare function hasSensitiveRules({ subscriptions }: Topic): boolean;
/** Every text in the sensitive arguments of a rule, and the values that its filter or action compares and sets. */
export declare function secretsOf({ values, sensitive }: TerraformResource): string[];
/** Puts `(sensitive)` in place of secrets: longer ones anywhere, short ones where they stand by themselves. */
export declare function hiding(secrets: readonly string[]): (text: string) => string;
