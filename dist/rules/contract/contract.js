"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MessageContract = void 0;
const sql_filter_1 = require("../filters/sql-filter");
const inspection_1 = require("../inspection/inspection");
const print_1 = require("../language/print");
const message_1 = require("../messages/message");
const contract_schema_1 = require("../properties/contract-schema");
const property_1 = require("../properties/property");
const near_miss_1 = require("../text/near-miss");
const condition_1 = require("./condition");
const contract_fields_1 = require("./contract-fields");
const contract_problems_1 = require("./contract-problems");
const simplest_filter_1 = require("./simplest-filter");
/**
 * What the messages of a topic look like: the properties that rules may select on, with their types.
 *
 * Rules of the topic's subscriptions are checked against it; from it come a typed builder of filters, the
 * TypeScript type of a message (`MessageOf`) and a JSON schema for producers.
 */
class MessageContract {
    /**
     * A contract over these application properties, by name. Names ignore letter case, as rules do.
     *
     * @param system the system properties that producers set, for example
     *   `{ Label: Property.oneOf('dataset.ready', 'model.trained'), MessageId: Property.string() }`: a rule on another one
     *   of text is refused, and so is one on a value that is not listed. A list of names, `['Label']`, says that they may
     *   be set, to any text. Without it, nothing is known about them.
     */
    static of(properties, system) {
        return new MessageContract(properties, system);
    }
    /**
     * A contract as it stands beside a topic in a Terraform document: to check rules by it that others have written.
     *
     * What is not understood of a schema is a property of any value, so that no rule is refused that could be right.
     *
     * @returns undefined for a schema that does not say which properties there are
     */
    static fromJson({ schema, setBySenders, systemProperties }) {
        const properties = (0, contract_schema_1.propertiesOf)(schema);
        if (properties === undefined)
            return undefined;
        const described = systemProperties === undefined ? {} : (0, contract_schema_1.propertiesOf)(systemProperties);
        const names = setBySenders?.filter((name) => property_1.SYSTEM_NAMES.includes(name));
        const system = names?.map((name) => {
            const property = described?.[name];
            const isText = property?.kind === 'string' || property?.kind === 'enumeration';
            return [name, isText ? property : property_1.Property.string().optional()];
        });
        return new MessageContract(properties, system && Object.fromEntries(system));
    }
    byName;
    /** What is wrong with how the contract was written, a line each; the topic that has it tells at synth. */
    problems;
    /** The application properties by name. */
    properties;
    /** The system properties that producers set; `undefined` where that is not known. */
    system;
    systemByName;
    constructor(given, givenSystem) {
        const inspection = new inspection_1.Inspection();
        this.properties = (0, contract_problems_1.inspectProperties)(given, inspection);
        const system = givenSystem && (0, contract_problems_1.inspectSystem)(givenSystem, inspection);
        this.problems = inspection.problems;
        this.systemByName = new Map(Object.entries(system ?? {}));
        this.system = system && Object.keys(system);
        this.byName = new Map(Object.entries(this.properties).map(([name, property]) => [(0, message_1.foldName)(name), property]));
    }
    /**
     * A filter for the messages that meet a condition: a correlation filter where equality of text is all that is
     * asked, else SQL.
     *
     * ```ts
     * trainingEvent.filter((m) => m.eventType.is('training.requested').and(m.gpuCount.atLeast(1)));
     * ```
     */
    filter(condition) {
        const { condition: built, mistakes } = (0, condition_1.build)(condition, (0, contract_fields_1.fieldsOf)(this));
        const { predicate } = built;
        if (mistakes.length > 0)
            return sql_filter_1.SqlFilter._mistaken((0, print_1.printFilter)(predicate), mistakes);
        return (0, simplest_filter_1.simplestFilter)(predicate, this) ?? sql_filter_1.SqlFilter.parse((0, print_1.printFilter)(predicate));
    }
    /** What is known about a property, in any letter case. */
    property(name) {
        return this.byName.get((0, message_1.foldName)(name));
    }
    /** What is known about a system property, by the engine's name. */
    systemProperty(name) {
        return this.systemByName.get(name);
    }
    /** Whether producers are known to leave a system property of text unset. */
    leavesUnset(systemProperty) {
        const isText = property_1.SYSTEM_NAMES.includes(systemProperty);
        return isText && this.system !== undefined && !this.system.includes(systemProperty);
    }
    /** The name of the contract that is nearest to one that it does not have. */
    nearest(name) {
        return (0, near_miss_1.nearest)(name, Object.keys(this.properties));
    }
    /** A JSON schema of the application properties of a message, as producers set them with an SDK. */
    jsonSchema() {
        return (0, contract_schema_1.jsonSchemaOf)(this.properties);
    }
    /** A JSON schema of the system properties, by the engine's names; `undefined` where no more than names is known. */
    systemSchema() {
        const says = [...this.systemByName].filter(([, { values, required }]) => values !== undefined || required);
        return says.length === 0 ? undefined : (0, contract_schema_1.jsonSchemaOf)(Object.fromEntries(says));
    }
}
exports.MessageContract = MessageContract;
//# sourceMappingURL=contract.js.map