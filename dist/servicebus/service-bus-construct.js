"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceBusConstruct = exports.InvalidOptions = void 0;
const constructs_1 = require("constructs");
const rules_1 = require("../rules");
const checks_1 = require("./checks");
/** Options of which no construct can be made. */
class InvalidOptions extends Error {
    path;
    problems;
    constructor(
    /** The construct, by its path. */
    path, problems) {
        super(`[${path}] is not valid:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
        this.path = path;
        this.problems = problems;
    }
}
exports.InvalidOptions = InvalidOptions;
/**
 * What all Service Bus constructs share: they check themselves when the app is synthesized, and name all of their
 * problems at once instead of throwing at the first.
 */
class ServiceBusConstruct extends constructs_1.Construct {
    misuse = [];
    isWhole = true;
    constructor(scope, id) {
        super(scope, id);
        this.node.addValidation({ validate: () => [...this.misuse, ...this.validate()] });
    }
    /**
     * The options, after a look at their names and types, which TypeScript has not seen where they come from a function,
     * a cast or JSON. What is wrong is told with the other problems; the construct goes on with what is usable.
     *
     * @throws where something is missing without which there is no such construct
     */
    accept(shape, options) {
        const inspection = new rules_1.Inspection(true);
        const usable = shape.inspect(options, '', inspection);
        this.misuse.push(...inspection.problems);
        if (usable !== rules_1.UNUSABLE)
            return usable;
        this.isWhole = false;
        throw new InvalidOptions(this.node.path, inspection.problems);
    }
    /**
     * @param others what was added before
     * @throws where the framework would, in words of Service Bus
     */
    refuseName(what, name, others = []) {
        if (name !== '' && this.node.tryFindChild(name) === undefined)
            return;
        const allowed = this.allowedInPlaceOf(name, others);
        throw new InvalidOptions(`${this.node.path}/${name}`, [
            (0, rules_1.describeProblem)({ subject: `${what} name`, got: name, allowed, fix: 'choose another name' }),
        ]);
    }
    allowedInPlaceOf(name, others) {
        if (name === '')
            return 'a name of at least one letter';
        if (others.some((other) => other.name === name))
            return 'each name once, topics and queues together';
        return `a name that ${this.node.id} does not use for parts of its own`;
    }
    validate() {
        if (!this.isWhole)
            return [];
        const checks = new checks_1.Checks();
        this.check(checks);
        return checks.problems;
    }
}
exports.ServiceBusConstruct = ServiceBusConstruct;
//# sourceMappingURL=service-bus-construct.js.map