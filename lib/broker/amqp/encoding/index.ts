export { type AmqpValue, Described } from './amqp-value';
export { dateTimeOf, decode, guidText, millisecondsOf } from './decode';
export { AmqpArray, AmqpSymbol, type Encodable, encode, guidBytes } from './encode';
export { byteAt, describedBy, endOfValue, listOf, MalformedAmqp, mapOf, partsAt, partsOf, wordAt } from './raw';
export { DATA, readSections, type Section, type Sections, section, sectionsIn, writeSections } from './sections';
export { Writer } from './writer';
