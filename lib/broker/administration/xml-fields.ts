import type { Duration } from '../core';
import { durationFrom, durationText } from './duration-text';
import { element, textIn, type XmlElement } from './xml';

/** Why a description of an entity is not taken, for a person. */
export class BadDescription {
  constructor(readonly reason: string) {}
}

/** What a request is about, beside its settings. */
export interface Site {
  /** The host and port that the client called: names of entities are told as addresses on it. */
  readonly host: string;
}

/**
 * An element of a description: what it says of an entity that is there, and what it sets of one that is to be.
 *
 * @typeParam D what is described
 * @typeParam S its settings
 */
export interface Field<D, S> {
  readonly name: string;
  /** `undefined` leaves it out. */
  write(description: D, site: Site): XmlElement | undefined;
  /** What its text sets; nothing for what only the service says. */
  read?(content: XmlElement): Partial<S> | BadDescription;
  /** What an update sets that does not have the element: clients leave out what is to be empty. */
  readonly absent?: Partial<S>;
}

interface HasSettings<S> {
  readonly settings: S;
}

type KeysOf<S, T> = { [K in keyof S]-?: [S[K]] extends [T] ? K : never }[keyof S];

/** What an element is that only tells something. */
export function told<D, S>(name: string, value: (description: D, site: Site) => string | undefined): Field<D, S> {
  return {
    name,
    write: (description, site) => {
      const text = value(description, site);
      return text === undefined ? undefined : element(name, text);
    },
  };
}

/** `true` or `false`. */
export function flag<S, D extends HasSettings<S>>(name: string, key: KeysOf<S, boolean>): Field<D, S> {
  return {
    name,
    write: ({ settings }) => element(name, String(settings[key])),
    read: (content) => {
      const text = textIn(content)?.trim().toLowerCase();
      if (text !== 'true' && text !== 'false') return refused(name, content, 'true or false');
      return { [key]: text === 'true' } as Partial<S>;
    },
  };
}

/** A whole number. */
export function count<S, D extends HasSettings<S>>(name: string, key: KeysOf<S, number | undefined>): Field<D, S> {
  return {
    name,
    write: ({ settings }) => (settings[key] === undefined ? undefined : element(name, String(settings[key]))),
    read: (content) => {
      const text = textIn(content)?.trim() ?? '';
      if (!/^-?\d{1,15}$/.test(text)) return refused(name, content, 'a whole number');
      return { [key]: Number(text) } as Partial<S>;
    },
  };
}

/** A length of time; where it may be for ever, that is `undefined`. */
export function duration<S, D extends HasSettings<S>>(
  name: string,
  key: KeysOf<S, Duration | undefined>,
  mayBeForEver: 'for ever' | 'limited',
): Field<D, S> {
  return {
    name,
    write: ({ settings }) => element(name, durationText(settings[key] as Duration | undefined)),
    read: (content) => {
      const read = durationFrom(textIn(content) ?? '');
      if (read === undefined)
        return refused(name, content, 'a length of time as ISO 8601 has it, such as PT1M or P14D');
      if (read === null && mayBeForEver === 'limited') return refused(name, content, 'a length of time that ends');
      return { [key]: read ?? undefined } as Partial<S>;
    },
  };
}

/** A text that an update clears by leaving it out. */
export function note<S, D extends HasSettings<S>>(name: string, key: KeysOf<S, string>): Field<D, S> {
  return {
    name,
    write: ({ settings }) => (settings[key] === '' ? undefined : element(name, String(settings[key]))),
    read: (content) => ({ [key]: textIn(content) ?? '' }) as Partial<S>,
    absent: { [key]: '' } as Partial<S>,
  };
}

/** An entity that messages go on to: clients write its name, or its address in the namespace; the service its address. */
export function target<S, D extends HasSettings<S>>(name: string, key: KeysOf<S, string | undefined>): Field<D, S> {
  const nowhere = { [key]: undefined } as Partial<S>;
  return {
    name,
    write: ({ settings }, { host }) =>
      settings[key] === undefined ? undefined : element(name, `sb://${host}/${settings[key]}`),
    read: (content) => {
      const text = (textIn(content) ?? '').trim();
      const path = text.replace(/^[a-z]+:\/\/[^/]*\//i, '').replace(/\/$/, '');
      return path === '' ? nowhere : ({ [key]: decoded(path) } as Partial<S>);
    },
    absent: nowhere,
  };
}

/** One of some words, in any letter case. */
export function word<S, D extends HasSettings<S>, W extends string>(
  name: string,
  key: KeysOf<S, W>,
  words: readonly W[],
): Field<D, S> {
  return {
    name,
    write: ({ settings }) => element(name, String(settings[key])),
    read: (content) => {
      const text = (textIn(content) ?? '').trim().toLowerCase();
      const found = words.find((one) => one.toLowerCase() === text);
      return found === undefined ? refused(name, content, words.join(', ')) : ({ [key]: found } as Partial<S>);
    },
  };
}

/** Only said by the service, and the same for all: what it does not do. */
export function constant<D, S>(name: string, value: string): Field<D, S> {
  return { name, write: () => element(name, value) };
}

function refused(name: string, content: XmlElement, allowed: string): BadDescription {
  const got = JSON.stringify((textIn(content) ?? '').slice(0, 100));
  return new BadDescription(`The value ${got} of ${name} is not valid. Allowed: ${allowed}.`);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
