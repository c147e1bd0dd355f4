import { administer } from '../../../lib/broker/administration';
import { childOf, childrenOf, readXml, textIn, type XmlElement } from '../../../lib/broker/administration/xml';
import { Broker, type BrokerOptions, type Command } from '../../../lib/broker/core';
import { jsonCodec } from './json-codec';

const START = Date.parse('2026-11-26T12:00:00Z');

/** What an administration client got. */
export interface Answered {
  readonly status: number;
  readonly xml: XmlElement | undefined;
}

/** A namespace that is administered, at a standing clock. */
export class AdministeredNamespace {
  readonly core: Broker;

  constructor(readonly options: Partial<BrokerOptions> = {}) {
    this.core = new Broker({ codec: jsonCodec, seed: 'administration', ...options });
  }

  do(command: Command): void {
    expect(this.core.run(command, START).answer).toBeUndefined();
  }

  async request(method: string, url: string, body = '', extras: object = {}): Promise<Answered> {
    const { tier = 'Standard' } = this.options;
    const answer = await administer(
      {
        method,
        url,
        host: 'localhost:5672',
        isEncrypted: true,
        authorization: 'Bearer x',
        ifMatch: undefined,
        body,
        ...extras,
      },
      {
        namespace: { name: 'here', tier, createdAt: START },
        look: this.core,
        run: async (command) => this.core.run(command, START).answer as never,
        now: () => START,
      },
    );
    const xml = answer.body === '' ? undefined : readXml(answer.body);
    if (xml !== undefined && !('name' in xml)) throw new Error(`no XML: ${answer.body}`);
    return { status: answer.status, xml };
  }

  put(path: string, description: string, extras: object = {}): Promise<Answered> {
    const body = `<entry xmlns="http://www.w3.org/2005/Atom"><content type="application/xml">${description}</content></entry>`;
    return this.request('PUT', path, body, extras);
  }

  update(path: string, description: string): Promise<Answered> {
    return this.put(path, description, { ifMatch: '*' });
  }
}

/** What stands in a description, by the names of its elements. */
export function described({ xml }: Answered): Readonly<Record<string, string>> {
  const [description] = (childOf(xml, 'content')?.content ?? []) as XmlElement[];
  const parts = (description?.content ?? []) as readonly XmlElement[];
  return Object.fromEntries(parts.map((part) => [part.name, textIn(part) ?? '']));
}

/** The names of the elements of a description, in their order. */
export function elementsOf(answered: Answered): string[] {
  return Object.keys(described(answered));
}

/** The titles of the entries of a list, and the address of the next page. */
export function listedIn({ xml }: Answered): {
  readonly titles: readonly (string | undefined)[];
  readonly next: string | undefined;
} {
  const next = childrenOf(xml, 'link').find(({ attributes }) => attributes.get('rel') === 'next');
  return {
    titles: childrenOf(xml, 'entry').map((entry) => textIn(childOf(entry, 'title'))),
    next: next?.attributes.get('href'),
  };
}

/** Why a request was refused. */
export function detailOf({ xml }: Answered): string {
  return textIn(childOf(xml, 'Detail')) ?? '';
}

/** The type of the filter of a rule, and what stands in it; a property as its name, type and value. */
export function filterOf({ xml }: Answered): string[] {
  const filter = childOf(childOf(childOf(xml, 'content'), 'RuleDescription'), 'Filter');
  const parts = ((filter?.content ?? []) as readonly XmlElement[]).flatMap((part) =>
    ['Properties', 'Parameters'].includes(part.name)
      ? (part.content as readonly XmlElement[]).map((entry) => {
          const value = childOf(entry, 'Value');
          return `${textIn(childOf(entry, 'Key'))} ${value?.attributes.get('type')} ${textIn(value)}`;
        })
      : [textIn(part) ?? ''],
  );
  return [filter?.attributes.get('type') ?? '', ...parts];
}
