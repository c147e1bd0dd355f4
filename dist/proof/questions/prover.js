"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Prover = void 0;
const routing_1 = require("../../routing");
const rules_1 = require("../../rules");
const problem_1 = require("../encoding/problem");
const inferred_space_1 = require("../messages/inferred-space");
const message_set_1 = require("../messages/message-set");
const message_space_1 = require("../messages/message-space");
const samples_1 = require("../messages/samples");
const smallest_1 = require("../messages/smallest");
const usage_1 = require("../messages/usage");
const solver_1 = require("../solver/solver");
const disagreement_1 = require("./disagreement");
/** How often the solver is told that a text of its solution does not exist before a question is given up. */
const MOST_ROUNDS = 2000;
/** Looks for messages among all that are possible. */
class Prover {
    space;
    /** What the filters do with properties. */
    usages;
    problem;
    solver;
    /**
     * @param filters all filters that questions will be about
     * @param contract what the messages look like; without it, what the filters use properties as
     */
    constructor(filters, contract, effort) {
        this.usages = new usage_1.Usages(filters);
        this.space = contract === undefined ? (0, inferred_space_1.spaceOfUsage)(this.usages) : (0, message_space_1.spaceOfContract)(contract);
        this.problem = new problem_1.Problem(this.space, this.usages);
        this.solver = new solver_1.Solver(effort);
    }
    /** The messages that a filter is true for; an invalid one is true for none. */
    matching(filter) {
        return this.problem.matching(filter);
    }
    /** The messages that a filter is false for, not unknown. */
    refusing(filter) {
        return this.problem.refusing(filter);
    }
    /** The messages that a filter fails on. */
    failing(filter) {
        return this.problem.failing(filter);
    }
    /** The messages that have this text for a property: one that a filter compares it with, or that its contract lists. */
    having(name, isSystem, text) {
        const read = (message) => (isSystem ? message.system.get(name) : message.property((0, rules_1.foldName)(name)));
        return (0, message_set_1.exactly)(this.problem.withValue(name, isSystem, text), (message) => read(message) === text);
    }
    /** How many questions the solver was asked. */
    get questions() {
        return this.solver.questions;
    }
    /**
     * The smallest and most ordinary message of a set that can be found, if the set is not empty.
     *
     * @throws Disagreement where the evaluator of rules says otherwise than the solver
     */
    async find(set) {
        const sure = await this.search(set);
        if (sure.kind === 'message' || set.formula === set.possible)
            return sure;
        // Nothing is in it for sure. Whether anything may be decides between "none" and "cannot tell".
        const possible = await this.search((0, message_set_1.exactly)(set.possible, (message) => set.mayHave(message)));
        if (possible.kind === 'none')
            return possible;
        return { kind: 'undecided', reason: (0, routing_1.becauseOf)(set.unresolved), unresolved: (0, routing_1.distinct)(set.unresolved) };
    }
    /** A message for which the formula of a set holds. */
    async search(set) {
        const solution = await this.solved(set);
        if (solution.kind === 'none')
            return solution;
        if (solution.kind === 'unknown')
            return this.tried(set, solution.reason);
        const message = this.problem.message(solution.values);
        if (set.has(message))
            return this.shown(set, message);
        const { hidden } = this.problem;
        if (hidden.length === 0)
            throw new disagreement_1.Disagreement(message, set.formula);
        return this.tried(set, `the solver cannot compute ${hidden.join(', ')}`);
    }
    /** A solution of which the texts exist: where they do not, the solver is told why and asked again. */
    async solved(set) {
        for (let round = 0; round < MOST_ROUNDS; round++) {
            this.solver.tell(this.problem.news());
            const solution = await this.solver.solve(set.formula, this.problem.terms);
            if (solution.kind !== 'values')
                return solution;
            const realized = this.problem.realized(solution.values);
            if (realized === 'real')
                return solution;
            if (realized !== 'impossible') {
                return { kind: 'unknown', reason: `too many patterns at once are asked of ${realized.unknown}` };
            }
        }
        return { kind: 'unknown', reason: `no answer in ${MOST_ROUNDS} rounds` };
    }
    /** What the solver could not tell: perhaps an ordinary message tells. */
    tried(set, reason) {
        const message = (0, samples_1.sampled)(set, this.space, this.usages);
        return message === undefined ? { kind: 'undecided', reason } : this.shown(set, message);
    }
    shown(set, message) {
        return { kind: 'message', message: (0, smallest_1.smallest)(message, set, this.space, this.usages) };
    }
    /** Ends the solver's thread. */
    async close() {
        await this.solver.close();
    }
}
exports.Prover = Prover;
//# sourceMappingURL=prover.js.map