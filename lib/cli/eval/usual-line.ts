import { Message } from '../../rules/messages/message';
import { setSystemFromJson } from '../../rules/messages/message-json';
import { mayBeTooLarge, sizeProblems } from '../../rules/messages/message-size';
import { NotAValue, readTyped, readValue } from '../../rules/values/value-json';
import type { Value } from '../../rules/values/values';
import type { RuleKind } from './eval-rule';
import { JsonReader } from './json-reader';

/** What a line asks, read without a detour. */
export interface UsualRequest {
  /** As JSON. */
  readonly id: string;
  readonly kind: RuleKind;
  /** The SQL; of a correlation filter its JSON. */
  readonly rule: string;
  readonly messages: readonly Message[];
}

/**
 * What a line asks, where it is as nearly all lines are: every message in the spelling of `training-job-scheduler eval`, and nothing
 * wrong with any. Nothing for all other lines, which are for JSON.parse.
 *
 * It makes messages of the text at once, without the objects of JavaScript that JSON.parse makes first, which is the half of
 * the work. What it answers is what the longer way would: what is rare, or would be told as a mistake, ends it.
 */
export function readUsualLine(line: string): UsualRequest | undefined {
  const json = new JsonReader(line);
  let id: string | undefined;
  let kind: RuleKind | undefined;
  let rule = '';
  let messages: Message[] | undefined;
  json.beginObject();
  while (json.hasMember()) {
    const { name } = json;
    if (name === 'id') id = readId(json);
    else if (name === 'messages' && messages === undefined) messages = readMessages(json);
    else if ((name === 'sql' || name === 'action' || name === 'correlation') && kind === undefined) {
      kind = name;
      rule = readRule(json, kind);
    } else json.giveUp();
  }
  if (!json.isWhole() || kind === undefined || messages === undefined) return undefined;
  return { id: id ?? 'null', kind, rule, messages };
}

function readId(json: JsonReader): string {
  const id = json.scalar();
  // Others are answered as they are written.
  if (typeof id === 'number' && !Number.isSafeInteger(id)) json.giveUp();
  return JSON.stringify(id ?? null);
}

function readRule(json: JsonReader, kind: RuleKind): string {
  if (kind === 'correlation') return json.objectSource();
  const rule = json.scalar();
  if (typeof rule === 'string') return rule;
  json.giveUp();
  return '';
}

function readMessages(json: JsonReader): Message[] {
  const messages: Message[] = [];
  json.beginList();
  while (json.hasItem()) messages.push(readMessage(json));
  return messages;
}

function readMessage(json: JsonReader): Message {
  const message = new Message();
  const start = json.at;
  let hasProperties = false;
  let hasSystem = false;
  json.beginObject();
  while (json.hasMember()) {
    if (json.name === 'properties' && !hasProperties) {
      hasProperties = true;
      readProperties(json, message);
    } else if (json.name === 'system' && !hasSystem) {
      hasSystem = true;
      readSystem(json, message);
    } else json.giveUp();
  }
  // What a message was read from is hardly shorter than it, and nearly always short.
  if (mayBeTooLarge(json.at - start) && sizeProblems(message).length > 0) json.giveUp();
  return message;
}

function readProperties(json: JsonReader, message: Message): void {
  let count = 0;
  json.beginObject();
  while (json.hasMember()) {
    const { name } = json;
    const value = readOne(json);
    if (value === undefined || value instanceof NotAValue) json.giveUp();
    else message.setProperty(name, value);
    count++;
  }
  // Of two in the same letters the later counts, at the place of the first: so says JSON.parse of {"a":1,"A":2,"a":3}.
  if (message.byFoldedName.size !== count) json.giveUp();
}

/** A value, plain or in an object with its type. */
function readOne(json: JsonReader): Value | NotAValue | undefined {
  if (!json.isAtObject()) {
    const plain = json.scalar();
    return plain === undefined || typeof plain === 'string' ? plain : readValue(plain);
  }
  json.beginObject();
  if (!json.hasMember()) return undefined;
  const type = json.name;
  const plain = json.scalar();
  return plain === undefined || json.hasMember() ? undefined : readTyped(type, plain);
}

function readSystem(json: JsonReader, message: Message): void {
  json.beginObject();
  while (json.hasMember()) {
    const { name } = json;
    const before = message.system.size;
    const plain = json.scalar();
    if (plain !== undefined) setSystemFromJson(message, name, plain);
    // One that is no value, that is there twice, or that null takes away.
    if (message.system.size === before) json.giveUp();
  }
}
