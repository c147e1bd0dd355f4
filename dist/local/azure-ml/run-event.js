"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.eventTypeOf = eventTypeOf;
/**
 * The event that Event Grid sends of a change; `undefined` where it sends none. Of runs that are on their way, or were
 * canceled, it tells nothing.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-event-grid
 */
function eventTypeOf({ state }) {
    if (state === 'Completed')
        return 'Microsoft.MachineLearningServices.RunCompleted';
    return state === 'Failed' ? 'Microsoft.MachineLearningServices.RunStatusChanged' : undefined;
}
//# sourceMappingURL=run-event.js.map