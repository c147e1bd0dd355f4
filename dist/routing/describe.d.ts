import { type Message } from '../rules';
import { type TopicResult } from './route';
import { Told } from './topology/told';
import type { Topic } from './topology/topology';
/** What a topic does with a message, for people: one line a subscription that gets it, indented after forwarding. */
export declare function describeResult(result: TopicResult, message: Message, indent?: string): string;
/** The same as lines, of which each is one whatever names are in it. */
export declare function resultLines(result: TopicResult, message: Message, indent?: string, told?: Told): string[];
/** Why the other subscriptions do not get a message: the condition that decided, with the values it saw. */
export declare function explainOthers(topic: Topic, result: TopicResult, message: Message): string[];
