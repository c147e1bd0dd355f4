"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.routingMatchers = void 0;
exports.topicIn = topicIn;
const terraform_1 = require("../terraform");
const text_1 = require("../text");
const describe_1 = require("./describe");
const messages_1 = require("./messages");
const route_1 = require("./route");
const topology_of_1 = require("./topology/topology-of");
/**
 * A topic of synthesized JSON, for tests of where messages go.
 *
 * @param json the text of a cdk.tf.json or of a plan
 * @param name its name; with that of its namespace, `bus/events`, where several have a topic of the name
 * @throws Error where there is no such topic, or more than one
 */
function topicIn(json, name) {
    const { topics } = (0, topology_of_1.topologyOf)((0, terraform_1.parseDocument)('the JSON', json));
    const found = topics.filter((candidate) => candidate.name === name || candidate.label === name);
    const [topic] = found;
    if (topic === undefined)
        throw new Error(`no topic named ${name}; there are ${topics.map((one) => one.label).join(', ')}`);
    if (found.length > 1)
        throw new Error(`several topics named ${name}; name one of ${found.map((one) => one.label).join(', ')}`);
    return topic;
}
/**
 * Matchers for jest, with `expect.extend(routingMatchers)`.
 *
 * ```ts
 * expect(topicIn(json, 'training-events')).toRoute(message, 'gpu-urgent');
 * ```
 */
exports.routingMatchers = {
    /**
     * The message goes to these subscriptions and to no others, one copy each. No names: nobody gets it. Where something
     * of it cannot be told, it is not so.
     */
    toRoute(topic, json, ...subscriptions) {
        const { message, assumed } = (0, messages_1.readMessage)(json);
        const result = new route_1.Router().route(topic, message);
        const reached = result.results.flatMap((one) => (0, route_1.deliveredCopies)(one).map(() => one.subscription.name));
        const isKnown = (0, route_1.unknownsIn)(result).length === 0;
        const pass = isKnown && JSON.stringify([...reached].sort()) === JSON.stringify([...subscriptions].sort());
        const wanted = subscriptions.length === 0 ? 'nobody' : subscriptions.join(', ');
        return {
            pass,
            message: () => (0, text_1.terminalLines)([
                `expected the message ${pass ? 'not ' : ''}to go to ${wanted}, and it goes:`,
                ...(assumed === undefined ? [] : [`  assumed: ${assumed}`]),
                ...(0, describe_1.resultLines)(result, message),
                ...(0, describe_1.explainOthers)(topic, result, message),
            ]).join('\n'),
        };
    },
};
//# sourceMappingURL=matchers.js.map