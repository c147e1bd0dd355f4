export { type AmqpValue, dateTimeOf, decode, guidText, millisecondsOf } from './decode';
export { Described } from './described';
export { AmqpArray, AmqpSymbol, type Encodable, encode, guidBytes } from './encode';
export { byteAt, describedBy, endOfValue, listOf, MalformedAmqp, mapOf, partsAt, partsOf, wordAt } from './raw';
export { DATA, readSections, type Section, type Sections, section, sectionsIn, writeSections } from './sections';
export { Writer } from './writer';
