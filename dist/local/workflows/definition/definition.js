"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.levelsIn = levelsIn;
/** The levels of steps in a step: those of an `If`, of a `Switch`, of a `Scope`. */
function levelsIn(step) {
    switch (step.type) {
        case 'If':
            return [step.yes, step.no];
        case 'Switch':
            return [...step.cases.map(({ steps }) => steps), step.otherwise];
        case 'Scope':
            return [step.steps];
        default:
            return [];
    }
}
//# sourceMappingURL=definition.js.map