import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of XML, without what its namespaces are called: clients choose their prefixes themselves. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: readonly (XmlElement | string)[];
}

/** That a text is no XML: why, with line and column. */
export class NotXml {
  constructor(readonly why: string) {}
}

/** An element to be written; what is `undefined` is left out. */
export function element(
  name: string,
  content: string | readonly (XmlElement | string | undefined)[],
  attributes: readonly (readonly [name: string, value: string])[] = [],
): XmlElement {
  const parts = typeof content === 'string' ? [content] : content;
  return { name, attributes: new Map(attributes), content: parts.filter((part) => part !== undefined) };
}

/** The first child of a name. */
export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent?.content.find((part): part is XmlElement => typeof part !== 'string' && part.name === name);
}

/** All children of a name. */
export function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  return (parent?.content ?? []).filter((part): part is XmlElement => typeof part !== 'string' && part.name === name);
}

/** The text in an element; `undefined` where there is no such element. */
export function textIn(parent: XmlElement | undefined): string | undefined {
  return parent?.content.filter((part): part is string => typeof part === 'string').join('');
}

/** What the library makes of XML where it keeps the order: each object is an element, or a text. */
type Node = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';
const PREFIX = '@';
/** No document of a client is nested more deeply than ten elements. */
const DEEPEST = 50;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: PREFIX,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Numbered characters, such as `&#10;` in a filter of two lines, are entities of HTML to the library.
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
});
const builder = new XMLBuilder({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: PREFIX });

/** Reads a document: its root element. */
export function readXml(text: string): XmlElement | NotXml {
  // Entities of one's own are of no use to anybody here, and the library would expand them.
  if (/<!DOCTYPE/i.test(text)) return new NotXml('a document type is not allowed');
  const checked = XMLValidator.validate(text);
  if (checked !== true) return new NotXml(`line ${checked.err.line}, column ${checked.err.col}: ${checked.err.msg}`);
  try {
    const root = (parser.parse(text) as readonly Node[]).map(elementOf).find((one) => typeof one !== 'string');
    return root ?? new NotXml('there is no element in it');
  } catch (error) {
    return new NotXml((error as Error).message);
  }
}

function elementOf(node: Node): XmlElement | string {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
  if (name === TEXT) return String(node[TEXT]);
  const attributes = Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, unknown>);
  return {
    name,
    attributes: new Map(attributes.map(([key, value]) => [key.slice(PREFIX.length), String(value)])),
    content: (node[name] as readonly Node[]).map(elementOf),
  };
}

/** Writes a document. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>${builder.build([nodeOf(root)])}`;
}

function nodeOf(part: XmlElement | string): Node {
  if (typeof part === 'string') return { [TEXT]: part };
  const attributes = [...part.attributes].map(([name, value]) => [`${PREFIX}${name}`, value]);
  return {
    [part.name]: part.content.map(nodeOf),
    ...(attributes.length > 0 && { [ATTRIBUTES]: Object.fromEntries(attributes) }),
  };
}
