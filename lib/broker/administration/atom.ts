import { element, writeXml, type XmlElement } from './xml';

const ATOM = 'http://www.w3.org/2005/Atom';
const SERVICE_BUS = 'http://schemas.microsoft.com/netservices/2010/10/servicebus/connect';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** What is described at an address. */
export interface Entry {
  /** The whole address: clients take the names out of it. */
  readonly id: string;
  /** The name. */
  readonly title: string;
  readonly published: string;
  readonly updated: string;
  /** The name of the namespace. */
  readonly author: string;
  /** `QueueDescription`, for example, and what is in it. */
  readonly description: string;
  readonly content: readonly (XmlElement | undefined)[];
}

/** An entity as Atom, by itself. */
export function entryText(entry: Entry): string {
  return writeXml(entryXml(entry, [['xmlns', ATOM]]));
}

/** A list as Atom. @param next the address of what comes after it, where there is more */
export function feedText(id: string, title: string, entries: readonly Entry[], now: string, next?: string): string {
  return writeXml(
    element(
      'feed',
      [
        element('title', title, [['type', 'text']]),
        element('id', id),
        element('updated', now),
        link('self', id),
        ...(next === undefined ? [] : [link('next', next)]),
        ...entries.map((entry) => entryXml(entry)),
      ],
      [['xmlns', ATOM]],
    ),
  );
}

/** What the service answers for a queue or topic that is not there: a list of nothing, which clients know by its title. */
export function emptyFeedText(id: string, now: string): string {
  return feedText(id, 'Publicly Listed Services', [], now);
}

/** Why a request is refused. */
export function errorText(code: number, detail: string): string {
  return writeXml(element('Error', [element('Code', String(code)), element('Detail', detail)]));
}

function entryXml(entry: Entry, attributes: readonly (readonly [string, string])[] = []): XmlElement {
  const { id, title, published, updated, author, description, content } = entry;
  return element(
    'entry',
    [
      element('id', id),
      element('title', title, [['type', 'text']]),
      element('published', published),
      element('updated', updated),
      element('author', [element('name', author)]),
      link('self', id),
      element(
        'content',
        [
          element(description, content, [
            ['xmlns', SERVICE_BUS],
            ['xmlns:i', INSTANCE],
          ]),
        ],
        [['type', 'application/xml']],
      ),
    ],
    attributes,
  );
}

function link(relation: string, href: string): XmlElement {
  return element(
    'link',
    [],
    [
      ['rel', relation],
      ['href', href],
    ],
  );
}
