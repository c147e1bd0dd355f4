"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listenersOf = listenersOf;
/** The subscriptions that programs of a deployment listen to. */
function listenersOf({ programs, workflows }) {
    const functions = programs.flatMap(({ name, settings }) => {
        const [topic, subscription] = [settings.get('TRAINING_TOPIC'), settings.get('TRAINING_SUBSCRIPTION')];
        return topic === undefined || subscription === undefined
            ? []
            : [{ program: name, subscription: `${topic}/Subscriptions/${subscription}` }];
    });
    const ofWorkflows = workflows.flatMap(({ name, parameters }) => {
        const [topic, subscription] = [parameters.get('topic'), parameters.get('subscription')];
        return typeof topic !== 'string' || typeof subscription !== 'string'
            ? []
            : [{ program: name, subscription: `${topic}/Subscriptions/${subscription}` }];
    });
    return [...functions, ...ofWorkflows];
}
//# sourceMappingURL=listeners.js.map