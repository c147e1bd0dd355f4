"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Disagreement = void 0;
const rules_1 = require("../../rules");
/** The solver and the evaluator do not agree about a message: a fault of this program, never shown as an answer. */
class Disagreement extends Error {
    name = 'Disagreement';
    constructor(message, formula) {
        super(`internal error: the solver and the evaluator of rules disagree about ${JSON.stringify((0, rules_1.messageToJson)(message))} (${formula}); please report it with the rules`);
    }
}
exports.Disagreement = Disagreement;
//# sourceMappingURL=disagreement.js.map