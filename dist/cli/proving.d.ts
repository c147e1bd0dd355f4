import { TopicProof } from '../proof';
import { type Topic } from '../routing';
import { type Message, type RuleFilter, SqlFilter } from '../rules';
/** Options that every command with a solver has. */
export declare const TOPIC_OPTION: readonly ['--topic <name>', 'only this topic'];
export declare const CONTRACT_OPTION: readonly ['--contract <path>', 'what the messages look like, for a plan: a cdk.tf.json or folder with topics of the same names, or a JSON schema'];
export declare const JSON_OPTION: readonly ['--json', 'for machines: one object'];
/** A topic and where it was read. */
export interface PlacedTopic {
    readonly topic: Topic;
    readonly from: string;
}
/** The topics that a path names, with claims and contract of another document where one is given. */
export declare function topicsOf(from: string, name: string | undefined, contract: string | undefined): PlacedTopic[];
/** Gives topics the contract and the claims that a path has for topics of their names. */
export declare function describedBy(path: string): (topic: Topic) => Topic;
/** A filter that was given on the command line. @throws UsageError with the place of a mistake */
export declare function filterOf(option: string, sql: string): SqlFilter;
/** What is asked with a proof; its solver ends with it. */
export declare function withProof<T>(topic: Topic, filters: readonly RuleFilter[], ask: (proof: TopicProof) => Promise<T>): Promise<T>;
/** A message as it can be given to `scheduler route`. */
export declare function witnessText(message: Message): string;
/** A message of a proof as it may be shown: one that is made of sensitive values is not. */
export declare function exampleText(topic: Topic, message: Message): string;
/** The same for machines. */
export declare function exampleJson(topic: Topic, message: Message): unknown;
/** What is known about the messages of a topic, as the end of a heading. */
export declare function aboutMessages({ contract }: Topic): string;
