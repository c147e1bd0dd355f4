export { type AmqpValue, dateTimeOf, decode, guidText, millisecondsOf } from './decode';
export { Described } from './described';
export { AmqpArray, AmqpSymbol, type Encodable, encode, guidBytes } from './encode';
export { byteAt, describedBy, describedParts, endOfValue, listOf, MalformedAmqp, mapOf, partsOf, wordAt } from './raw';
export { DATA, readSections, type Section, type Sections, section, sectionsIn, writeSections } from './sections';
