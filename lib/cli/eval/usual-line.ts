import { Message } from '../../rules';
import { readSystem, nameOfSystem } from '../../rules/messages/message-json';
import { mayBeTooLarge, unitsOf } from '../../rules/messages/message-size';
import { NotAValue, readTyped, readValue } from '../../rules/values/value-json';
import type { Value } from '../../rules';
import { JsonCursor } from './json-cursor';

const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const ZERO = 0x30;
const NINE = 0x39;

export interface UsualRequest {
  readonly id: string;
  readonly kind: 'sql' | 'action';
  readonly rule: string;
  readonly messages: readonly Message[];
}

export function readUsualLine(line: string): UsualRequest | undefined {
  const cursor = new JsonCursor(line);
  let id: string | undefined;
  let kind: 'sql' | 'action' | undefined;
  let rule: unknown;
  let messages: Message[] | undefined;
  if (!cursor.takes(OPEN_OBJECT)) return undefined;
  do {
    const name = cursor.name();
    if (name === undefined || !cursor.takes(COLON)) return undefined;
    if (name === 'id' && id === undefined) {
      id = readId(cursor);
      if (id === undefined) return undefined;
    } else if ((name === 'sql' || name === 'action') && kind === undefined) {
      kind = name;
      rule = cursor.scalar();
    } else if (name === 'messages' && messages === undefined) {
      messages = readMessages(cursor);
      if (messages === undefined) return undefined;
    } else return undefined;
  } while (cursor.takes(COMMA));
  if (!cursor.takes(CLOSE_OBJECT) || !cursor.isAtEnd()) return undefined;
  if (kind === undefined || typeof rule !== 'string' || messages === undefined) return undefined;
  return { id: id ?? 'null', kind, rule, messages };
}

function readId(cursor: JsonCursor): string | undefined {
  const id = cursor.scalar();
  if (id === undefined || (typeof id === 'number' && !Number.isSafeInteger(id))) return undefined;
  return JSON.stringify(id);
}

function readMessages(cursor: JsonCursor): Message[] | undefined {
  if (!cursor.takes(OPEN_LIST)) return undefined;
  const messages: Message[] = [];
  if (cursor.takes(CLOSE_LIST)) return messages;
  do {
    const message = readMessage(cursor);
    if (message === undefined) return undefined;
    messages.push(message);
  } while (cursor.takes(COMMA));
  return cursor.takes(CLOSE_LIST) ? messages : undefined;
}

function readMessage(cursor: JsonCursor): Message | undefined {
  if (!cursor.takes(OPEN_OBJECT)) return undefined;
  const message = new Message();
  if (cursor.takes(CLOSE_OBJECT)) return message;
  let units = 0;
  let hasProperties = false;
  let hasSystem = false;
  do {
    const name = cursor.name();
    if (!cursor.takes(COLON)) return undefined;
    let more: number | undefined;
    if (name === 'properties' && !hasProperties) {
      hasProperties = true;
      more = readProperties(cursor, message);
    } else if (name === 'system' && !hasSystem) {
      hasSystem = true;
      more = readSystemProperties(cursor, message);
    }
    if (more === undefined) return undefined;
    units += more;
  } while (cursor.takes(COMMA));
  return cursor.takes(CLOSE_OBJECT) && !mayBeTooLarge(units) ? message : undefined;
}

function readProperties(cursor: JsonCursor, message: Message): number | undefined {
  if (!cursor.takes(OPEN_OBJECT)) return undefined;
  let units = 0;
  if (cursor.takes(CLOSE_OBJECT)) return units;
  let count = 0;
  do {
    const name = cursor.name();
    if (name === undefined || isFirstADigit(name) || !cursor.takes(COLON)) return undefined;
    const value = readOne(cursor);
    if (value instanceof NotAValue) return undefined;
    message.setProperty(name, value);
    units += unitsOf(name, value);
    count++;
  } while (cursor.takes(COMMA));
  return cursor.takes(CLOSE_OBJECT) && message.count === count ? units : undefined;
}

const NONE = new NotAValue(undefined, '');

function readOne(cursor: JsonCursor): Value | NotAValue {
  if (!cursor.takes(OPEN_OBJECT)) {
    const json = cursor.scalar();
    return json === undefined ? NONE : typeof json === 'string' ? json : readValue(json);
  }
  const type = cursor.name();
  if (type === undefined || !cursor.takes(COLON)) return NONE;
  const json = cursor.scalar();
  if (json === undefined || !cursor.takes(CLOSE_OBJECT)) return NONE;
  return readTyped(type, json);
}

function readSystemProperties(cursor: JsonCursor, message: Message): number | undefined {
  if (!cursor.takes(OPEN_OBJECT)) return undefined;
  let units = 0;
  if (cursor.takes(CLOSE_OBJECT)) return units;
  do {
    const name = cursor.name();
    if (name === undefined || !cursor.takes(COLON)) return undefined;
    const json = cursor.scalar();
    if (json === undefined || json === null) return undefined;
    const value = readSystem(name, json);
    if (value instanceof NotAValue || value === null) return undefined;
    const system = nameOfSystem(name);
    if (message.system.has(system)) return undefined;
    message.setSystemProperty(system, value);
    units += unitsOf(name, value);
  } while (cursor.takes(COMMA));
  return cursor.takes(CLOSE_OBJECT) ? units : undefined;
}

function isFirstADigit(name: string): boolean {
  const code = name.charCodeAt(0);
  return code >= ZERO && code <= NINE;
}
