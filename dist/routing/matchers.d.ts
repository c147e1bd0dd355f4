import type { Topic } from './topology/topology';
/**
 * A topic of synthesized JSON, for tests of where messages go.
 *
 * @param json the text of a cdk.tf.json or of a plan
 * @param name its name; with that of its namespace, `bus/events`, where several have a topic of the name
 * @throws Error where there is no such topic, or more than one
 */
export declare function topicIn(json: string, name: string): Topic;
/**
 * Matchers for jest, with `expect.extend(routingMatchers)`.
 *
 * ```ts
 * expect(topicIn(json, 'training-events')).toRoute(message, 'gpu-urgent');
 * ```
 */
export declare const routingMatchers: {
    /**
     * The message goes to these subscriptions and to no others, one copy each. No names: nobody gets it. Where something
     * of it cannot be told, it is not so.
     */
    toRoute(topic: Topic, json: unknown, ...subscriptions: readonly string[]): {
        pass: boolean;
        message: () => string;
    };
};
