import { NotAValue, readTyped, type Value, valueToJson } from '../../rules';
import { Float, TimeSpan } from '../../rules/values/values';
import { isoTimeSpan } from './duration-text';
import { childOf, childrenOf, element, textIn, type XmlElement } from './xml';
import { BadDescription } from './xml-fields';

/** The types of XML schema and of .NET's serializer by the types of rules, and how they are read. */
const XML_NAMES: ReadonlyMap<string, string> = new Map([
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
const RULE_NAMES: ReadonlyMap<string, string> = new Map([...XML_NAMES].map(([rule, xml]) => [xml, rule]));
/** The names of XML schema for what JavaScript and .NET call otherwise. */
const SPECIAL_NUMBERS: ReadonlyMap<string, string> = new Map([
  ['INF', 'Infinity'],
  ['-INF', '-Infinity'],
]);

const SCHEMA = 'http://www.w3.org/2001/XMLSchema';
const ENTRY = 'KeyValueOfstringanyType';

/** Values by name, as correlation filters and parameters have them. */
export function valuesIn(parent: XmlElement | undefined): ReadonlyMap<string, Value> | BadDescription {
  const values = new Map<string, Value>();
  for (const entry of childrenOf(parent, ENTRY)) {
    const key = textIn(childOf(entry, 'Key'));
    const content = childOf(entry, 'Value');
    if (key === undefined || content === undefined) {
      return new BadDescription(`A property of the filter has no ${key === undefined ? 'Key' : 'Value'}.`);
    }
    // A type is written as `l28:int`, where the prefix is the client's own.
    const type = (content.attributes.get('type') ?? 'string').replace(/^.*:/, '');
    const text = textIn(content) ?? '';
    const value = readTyped(RULE_NAMES.get(type) ?? type, SPECIAL_NUMBERS.get(text) ?? text);
    if (value instanceof NotAValue) return new BadDescription(`${value.at(`The property '${key}' of the filter`)}.`);
    values.set(key, value);
  }
  return values;
}

/** The same as XML; nothing for no values. JavaScript's client cuts off a prefix of four letters and a colon. */
export function valuesXml(name: string, values: ReadonlyMap<string, Value>): XmlElement | undefined {
  if (values.size === 0) return undefined;
  return element(
    name,
    [...values].map(([key, value]) => {
      const [type, text] = Object.entries(valueToJson(value))[0] as [string, string];
      return element(ENTRY, [
        element('Key', key),
        element('Value', xmlText(value, text), [
          ['i:type', `d6p1:${XML_NAMES.get(type) ?? 'string'}`],
          ['xmlns:d6p1', SCHEMA],
        ]),
      ]);
    }),
  );
}

function xmlText(value: Value, text: string): string {
  if (value instanceof TimeSpan) return isoTimeSpan(value.ticks);
  return typeof value === 'number' || value instanceof Float ? text.replace(/Infinity$/, 'INF') : text;
}
