import { type Value } from '../../rules';
import { BadDescription } from './fields';
import { type XmlElement } from './xml';
/** Values by name, as correlation filters and parameters have them. */
export declare function valuesIn(parent: XmlElement | undefined): ReadonlyMap<string, Value> | BadDescription;
/** The same as XML; nothing for no values. JavaScript's client cuts off a prefix of four letters and a colon. */
export declare function valuesXml(name: string, values: ReadonlyMap<string, Value>): XmlElement | undefined;
