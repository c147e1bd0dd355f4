"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NotAMessage = void 0;
exports.messageFromJson = messageFromJson;
exports.valueFromJson = valueFromJson;
exports.messageToJson = messageToJson;
const inspection_1 = require("../inspection/inspection");
const problem_1 = require("../inspection/problem");
const system_properties_1 = require("../values/system-properties");
const text_1 = require("../values/text");
const value_json_1 = require("../values/value-json");
const values_1 = require("../values/values");
const message_1 = require("./message");
const message_size_1 = require("./message-size");
/** Why some JSON is no message, a sentence for each thing that is wrong with it. */
class NotAMessage extends Error {
    problems;
    name = 'NotAMessage';
    constructor(problems) {
        super(problems.join('; '));
        this.problems = problems;
    }
    /** The same, of a part of something else. */
    within(path) {
        return new NotAMessage(this.problems.map((problem) => (0, inspection_1.within)(path, problem)));
    }
}
exports.NotAMessage = NotAMessage;
/**
 * A message from JSON: `{"properties": {"priority": {"int": "7"}}, "system": {"Label": "x"}}`.
 *
 * A value is plain JSON (a whole number is an int, or a long beyond 32 bits; any other number a double), or an object
 * with its type as the only key and the value as text, which keeps 64-bit numbers exact.
 *
 * @throws NotAMessage where it is of another form, or larger than the service takes
 */
function messageFromJson(json) {
    if (!(0, value_json_1.isObject)(json))
        throw new NotAMessage([`got ${(0, problem_1.show)(json)}, allowed a message: an object with properties and system`]);
    const message = new message_1.Message();
    const problems = [];
    const { properties, system } = json;
    let units = 0;
    if ((0, value_json_1.isObject)(properties)) {
        for (const name in properties) {
            const value = (0, value_json_1.readValue)(properties[name]);
            if (value instanceof value_json_1.NotAValue)
                problems.push(value.at((0, inspection_1.pathTo)('properties', name)));
            else {
                message.setProperty(name, value);
                units += (0, message_size_1.unitsOf)(name, value);
            }
        }
    }
    else if (properties !== undefined && properties !== null) {
        problems.push(`properties: got ${(0, problem_1.show)(properties)}, allowed an object with the properties by name`);
    }
    if ((0, value_json_1.isObject)(system)) {
        for (const name in system) {
            const value = readSystem(name, system[name]);
            if (value instanceof value_json_1.NotAValue)
                problems.push(value.at((0, inspection_1.pathTo)('system', name)));
            else {
                message.setSystemProperty(nameOfSystem(name), value);
                units += (0, message_size_1.unitsOf)(name, value);
            }
        }
    }
    else if (system !== undefined && system !== null) {
        problems.push(`system: got ${(0, problem_1.show)(system)}, allowed an object with the system properties by name`);
    }
    if (problems.length === 0 && (0, message_size_1.mayBeTooLarge)(units))
        problems.push(...(0, message_size_1.sizeProblems)(message));
    if (problems.length > 0)
        throw new NotAMessage(problems);
    return message;
}
/** Most are written as the engine writes them. */
const BY_EXACT_NAME = new Map([...system_properties_1.SYSTEM_PROPERTIES.values()].map((property) => [property.name, property]));
function systemNamed(name) {
    return BY_EXACT_NAME.get(name) ?? system_properties_1.SYSTEM_PROPERTIES.get(name.toLowerCase());
}
function nameOfSystem(name) {
    return systemNamed(name)?.name ?? name;
}
const STATES = ['Active', 'Deferred', 'Scheduled'];
/** The value of a system property, which has a type of its own. */
function readSystem(name, json) {
    const property = systemNamed(name);
    if (property === undefined) {
        return new value_json_1.NotAValue(json, `none of this name: there are ${[...BY_EXACT_NAME.keys()].join(', ')}`);
    }
    const { type } = property;
    if (json === null)
        return null;
    if (type === 'map')
        return new value_json_1.NotAValue(json, 'nothing: it is what properties says');
    if (type === 'state') {
        return STATES.includes(json)
            ? new values_1.Opaque('state', json)
            : new value_json_1.NotAValue(json, STATES.join(', '));
    }
    if (!(0, value_json_1.isObject)(json))
        return (0, value_json_1.readTyped)(type, json);
    const value = (0, value_json_1.readValue)(json);
    const isRight = value instanceof value_json_1.NotAValue || value === null || (0, values_1.typeOf)(value) === type;
    return isRight ? value : new value_json_1.NotAValue(json, `a value of the type ${type}`);
}
/** A value from JSON, as in a message. @throws NotAMessage with the place */
function valueFromJson(json, place) {
    const value = (0, value_json_1.readValue)(json);
    if (value instanceof value_json_1.NotAValue)
        throw new NotAMessage([value.at(place)]);
    return value;
}
/** A message as JSON, with the type of every property. */
function messageToJson(message) {
    const properties = [...message.properties].map(({ name, value }) => [name, (0, value_json_1.valueToJson)(value)]);
    // ForcePersistence is a wish to the broker, no part of what a receiver gets.
    const shown = [...message.system].filter(([name]) => name !== 'ForcePersistence');
    const system = shown.map(([name, value]) => [name, systemText(value)]);
    return {
        properties: Object.fromEntries(properties),
        ...(system.length > 0 && { system: Object.fromEntries(system) }),
    };
}
function systemText(value) {
    return value instanceof values_1.DateTime ? (0, text_1.isoOf)(value) : (0, text_1.textOf)(value);
}
//# sourceMappingURL=message-json.js.map