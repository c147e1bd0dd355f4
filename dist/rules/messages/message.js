"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Message = void 0;
exports.foldName = foldName;
const failure_1 = require("../values/failure");
const system_properties_1 = require("../values/system-properties");
const text_1 = require("../values/text");
const values_1 = require("../values/values");
/**
 * A message as rules see it: its properties and system properties; never its body.
 *
 * Names of properties ignore letter case; of two that differ in nothing else, the later one counts.
 */
class Message {
    values = new Map();
    systemValues = new Map();
    /** Names as they were set, in order; one that was set again in other letters is there twice. */
    names = [];
    /** A message of its own with the same content. */
    copy() {
        const copy = new Message();
        for (const [name, value] of this.values)
            copy.values.set(name, value);
        copy.names = [...this.names];
        for (const [name, value] of this.systemValues)
            copy.systemValues.set(name, value);
        return copy;
    }
    /** The properties in the order in which they were set first, in the spelling that they had then. */
    get properties() {
        const seen = new Set();
        return this.names.flatMap((name) => {
            const folded = foldName(name);
            const value = this.values.get(folded);
            if (value === undefined || seen.has(folded))
                return [];
            seen.add(folded);
            return [{ name, value }];
        });
    }
    /** The system properties that are set, by the engine's name. */
    get system() {
        return this.systemValues;
    }
    /** A property by its folded name (`foldName`); `undefined` where the message lacks it. */
    property(foldedName) {
        return this.values.get(foldedName);
    }
    /** Sets a property; where it is there already, in any letter case, only its value changes. */
    setProperty(name, value) {
        this.values.set(foldName(name), value);
        this.names.push(name);
    }
    removeProperty(name) {
        const folded = foldName(name);
        this.values.delete(folded);
        this.names = this.names.filter((other) => foldName(other) !== folded);
    }
    /** A system property by the engine's name; a failure where only a broker could have set it. */
    systemProperty(name) {
        const value = this.systemValues.get(name);
        return value === undefined ? unsetSystemProperty(name) : value;
    }
    /** Sets a system property by the engine's name; null clears it. A session decides about the partition too. */
    setSystemProperty(name, value) {
        if (value === null)
            this.systemValues.delete(name);
        else
            this.systemValues.set(name, value);
        if (name === 'SessionId')
            this.setSystemProperty('PartitionKey', value);
    }
}
exports.Message = Message;
function unsetSystemProperty(name) {
    const property = system_properties_1.SYSTEM_PROPERTIES.get(name.toLowerCase());
    if (property.unset === 'null')
        return null;
    if (property.unset === 'error')
        return new failure_1.Failure(`sys.${name} is set only after a broker has taken the message`);
    return DEFAULTS.get(name) ?? false;
}
const DEFAULTS = new Map(Object.entries({
    Size: values_1.Integer.small('long', 0),
    ScheduledEnqueueTimeUtc: new values_1.DateTime(0n),
    TimeToLive: new values_1.TimeSpan(text_1.LONGEST_TIME_SPAN),
    State: new values_1.Opaque('state', 'Active'),
    Properties: new values_1.Opaque('map', 'System.Collections.Generic.Dictionary'),
}));
const folded = new Map();
const MOST_REMEMBERED = 10_000;
/** A name as names are compared: each UTF-16 unit in capitals, where the capital is one unit too. */
function foldName(name) {
    const known = folded.get(name);
    if (known !== undefined)
        return known;
    // Beyond ASCII unit by unit: no word is compared by the capitals of whole letters (straße is not STRASSE).
    const capitals = isAscii(name) ? name.toUpperCase() : name.replace(/[\s\S]/g, capitalUnit);
    if (folded.size < MOST_REMEMBERED)
        folded.set(name, capitals);
    return capitals;
}
function isAscii(text) {
    for (let at = 0; at < text.length; at++) {
        if (text.charCodeAt(at) > 127)
            return false;
    }
    return true;
}
function capitalUnit(unit) {
    const capital = unit.toUpperCase();
    return capital.length === 1 ? capital : unit;
}
//# sourceMappingURL=message.js.map