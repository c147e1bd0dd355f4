"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.valuesIn = valuesIn;
exports.valuesXml = valuesXml;
const rules_1 = require("../../rules");
const values_1 = require("../../rules/values/values");
const duration_text_1 = require("./duration-text");
const fields_1 = require("./fields");
const xml_1 = require("./xml");
/** The types of XML schema and of .NET's serializer by the types of rules, and how they are read. */
const XML_NAMES = new Map([
    ['string', 'string'],
    ['bool', 'boolean'],
    ['byte', 'unsignedByte'],
    ['sbyte', 'byte'],
    ['short', 'short'],
    ['ushort', 'unsignedShort'],
    ['int', 'int'],
    ['uint', 'unsignedInt'],
    ['long', 'long'],
    ['ulong', 'unsignedLong'],
    ['float', 'float'],
    ['double', 'double'],
    ['decimal', 'decimal'],
    ['guid', 'guid'],
    ['datetime', 'dateTime'],
    ['timespan', 'duration'],
]);
const RULE_NAMES = new Map([...XML_NAMES].map(([rule, xml]) => [xml, rule]));
/** The names of XML schema for what JavaScript and .NET call otherwise. */
const SPECIAL_NUMBERS = new Map([
    ['INF', 'Infinity'],
    ['-INF', '-Infinity'],
]);
const SCHEMA = 'http://www.w3.org/2001/XMLSchema';
const ENTRY = 'KeyValueOfstringanyType';
/** Values by name, as correlation filters and parameters have them. */
function valuesIn(parent) {
    const values = new Map();
    for (const entry of (0, xml_1.childrenOf)(parent, ENTRY)) {
        const key = (0, xml_1.textIn)((0, xml_1.childOf)(entry, 'Key'));
        const content = (0, xml_1.childOf)(entry, 'Value');
        if (key === undefined || content === undefined) {
            return new fields_1.BadDescription(`A property of the filter has no ${key === undefined ? 'Key' : 'Value'}.`);
        }
        // A type is written as `l28:int`, where the prefix is the client's own.
        const type = (content.attributes.get('type') ?? 'string').replace(/^.*:/, '');
        const text = (0, xml_1.textIn)(content) ?? '';
        const value = (0, rules_1.readTyped)(RULE_NAMES.get(type) ?? type, SPECIAL_NUMBERS.get(text) ?? text);
        if (value instanceof rules_1.NotAValue)
            return new fields_1.BadDescription(`${value.at(`The property '${key}' of the filter`)}.`);
        values.set(key, value);
    }
    return values;
}
/** The same as XML; nothing for no values. JavaScript's client cuts off a prefix of four letters and a colon. */
function valuesXml(name, values) {
    if (values.size === 0)
        return undefined;
    return (0, xml_1.element)(name, [...values].map(([key, value]) => {
        const [type, text] = Object.entries((0, rules_1.valueToJson)(value))[0];
        return (0, xml_1.element)(ENTRY, [
            (0, xml_1.element)('Key', key),
            (0, xml_1.element)('Value', xmlText(value, text), [
                ['i:type', `d6p1:${XML_NAMES.get(type) ?? 'string'}`],
                ['xmlns:d6p1', SCHEMA],
            ]),
        ]);
    }));
}
function xmlText(value, text) {
    if (value instanceof values_1.TimeSpan)
        return (0, duration_text_1.isoTimeSpan)(value.ticks);
    return typeof value === 'number' || value instanceof values_1.Float ? text.replace(/Infinity$/, 'INF') : text;
}
//# sourceMappingURL=values-xml.js.map