"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.MessageDraft = void 0;
const rules_1 = require("../../rules");
const values_1 = require("../../rules/values/values");
/** A message while it is put together, with everything that is wrong with it. */
class MessageDraft {
    problems = [];
    message = new rules_1.Message();
    /** Where each system property and each property was given. */
    places = new Map();
    /** A system property of text; null is none. */
    setText(system, value, place) {
        if (value === null || value === undefined)
            return;
        this.setSystem(system, (0, rules_1.readTyped)('string', value), place);
    }
    /** A system property that is a time: one that is no text, whose unit nobody knows, is left out. */
    setTime(system, value, place) {
        if (typeof value !== 'string' || value === '')
            return;
        this.setSystem(system, (0, rules_1.readTyped)(system === 'TimeToLive' ? 'timespan' : 'datetime', value), place);
    }
    /** Application properties: an object, or a list of `{"key", "value"}` as Service Bus Explorer writes it. */
    setProperties(properties, place) {
        const entries = Array.isArray(properties) ? properties.flatMap(entryOf) : Object.entries(properties ?? {});
        for (const [name, json] of entries)
            this.setProperty(name, json, (0, rules_1.pathTo)(place, name));
    }
    setProperty(name, json, place) {
        const value = (0, rules_1.readValue)(json);
        if (value instanceof rules_1.NotAValue) {
            this.problems.push(value.at(place));
            return;
        }
        const other = this.message.property((0, rules_1.foldName)(name));
        if (other === undefined) {
            this.message.setProperty(name, value);
            this.places.set((0, rules_1.foldName)(name), place);
        }
        else if (!(0, values_1.sameValue)(other, value)) {
            this.conflict(place, this.places.get((0, rules_1.foldName)(name)) ?? place);
        }
    }
    /** The message. @throws NotAMessage with everything that is wrong */
    done() {
        if (this.problems.length === 0)
            this.problems.push(...(0, rules_1.sizeProblems)(this.message));
        if (this.problems.length > 0)
            throw new rules_1.NotAMessage(this.problems);
        return this.message;
    }
    setSystem(system, value, place) {
        if (value instanceof rules_1.NotAValue) {
            this.problems.push(value.at(place));
            return;
        }
        const other = this.message.system.get(system);
        const given = this.places.get(`sys.${system}`);
        if (given !== undefined && other !== undefined && !(0, values_1.sameValue)(other, value))
            this.conflict(place, given);
        this.message.setSystemProperty(system, value);
        this.places.set(`sys.${system}`, place);
    }
    conflict(place, other) {
        this.problems.push(`${other} and ${place} are one, and say two things; leave one of them out`);
    }
}
exports.MessageDraft = MessageDraft;
/** An entry of a list of properties; what is none is told by the schema. */
function entryOf(json) {
    if (!(0, rules_1.isObject)(json))
        return [];
    const [name, value] = [json.key ?? json.Key, Object.hasOwn(json, 'value') ? json.value : json.Value];
    return typeof name === 'string' ? [[name, value]] : [];
}
//# sourceMappingURL=draft.js.map