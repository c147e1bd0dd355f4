/** An element of XML, without what its namespaces are called: clients choose their prefixes themselves. */
export interface XmlElement {
    readonly name: string;
    readonly attributes: ReadonlyMap<string, string>;
    readonly content: readonly (XmlElement | string)[];
}
/** That a text is no XML: why, with line and column. */
export declare class NotXml {
    readonly why: string;
    constructor(why: string);
}
/** An element to be written; what is `undefined` is left out. */
export declare function element(name: string, content: string | readonly (XmlElement | string | undefined)[], attributes?: readonly (readonly [name: string, value: string])[]): XmlElement;
/** The first child of a name. */
export declare function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined;
/** All children of a name. */
export declare function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[];
/** The text in an element; `undefined` where there is no such element. */
export declare function textIn(parent: XmlElement | undefined): string | undefined;
/** Reads a document: its root element. */
export declare function readXml(text: string): XmlElement | NotXml;
/** Writes a document. */
export declare function writeXml(root: XmlElement): string;
