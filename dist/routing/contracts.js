"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Contracts = void 0;
const rules_1 = require("../rules");
const schema_1 = require("../schema");
/** Checks messages against the contracts of topics. */
class Contracts {
    checks = new Map();
    /**
     * Where a message differs from the contract of its topic, one line each; nothing where there is none. Of a contract
     * that is no JSON schema it says so, once.
     */
    problems(topic, message) {
        const properties = Object.fromEntries(message.properties.map(({ name, value }) => [name, (0, rules_1.plainValue)(value)]));
        const system = Object.fromEntries([...message.system].map(([name, value]) => [name, (0, rules_1.plainValue)(value)]));
        return [
            ...this.problemsBy(topic, topic.contract, properties),
            ...this.problemsBy(topic, topic.systemProperties, system),
        ];
    }
    problemsBy(topic, schema, properties) {
        if (schema === undefined)
            return [];
        const { label } = topic;
        const check = this.checks.get(schema);
        if (check !== undefined)
            return check(properties).map((problem) => `not as the contract of ${label} says: ${problem}`);
        try {
            const validate = (0, schema_1.compileForeign)(schema);
            this.checks.set(schema, (given) => (0, schema_1.sentencesOf)(validate(given), given, { isForeign: true }));
            return this.problemsBy(topic, schema, properties);
        }
        catch (error) {
            if (!(error instanceof schema_1.UnusableSchema))
                throw error;
            this.checks.set(schema, () => []);
            return [`the contract of ${label} is no JSON schema, so nothing is checked by it: ${error.message}`];
        }
    }
}
exports.Contracts = Contracts;
//# sourceMappingURL=contracts.js.map