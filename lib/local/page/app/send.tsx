/// <reference lib="dom" />
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { FieldInput } from '../../../web/field-input';
import type { FormField } from '../../../web/form-field';
import type { Destination, MessageDetail } from '../wire';
import { act, ask, hashOf, place, setup } from './page-state';
import { Problems, Why } from './parts';

type Json = Readonly<Record<string, unknown>>;

interface Checked {
  readonly problems: readonly string[];
  readonly why: readonly string[];
  readonly others: readonly { readonly subscription: string; readonly reasons: readonly string[] }[];
}

/** What the system properties of a contract are called in a message as SDKs have it. */
const SYSTEM_FIELDS: Readonly<Record<string, string>> = {
  Label: 'subject',
  MessageId: 'messageId',
  CorrelationId: 'correlationId',
  SessionId: 'sessionId',
  ReplyTo: 'replyTo',
  ReplyToSessionId: 'replyToSessionId',
  To: 'to',
  ContentType: 'contentType',
};

/** A message to send: filled in by the contract, or written; where it would go is said while one writes. */
export function Send() {
  const destinations = setup.value?.destinations ?? [];
  const [wanted = '', like] = place.value.item.split('?like=');
  const to = useSignal(wanted === '' ? (destinations[0]?.name ?? '') : wanted);
  const text = useSignal(emptyText(destinations.find(({ name }) => name === to.value)));
  const checked = useSignal<Checked>({ problems: [], why: [], others: [] });
  const sent = useSignal<{ readonly number: number; readonly isDropped: boolean } | undefined>(undefined);
  const refused = useSignal<{ readonly problems: readonly string[]; readonly canAnyway: boolean } | undefined>(
    undefined,
  );
  const destination = destinations.find(({ name }) => name === to.value);

  useEffect(() => {
    if (like === undefined) return;
    void ask<MessageDetail | null>(`messages/${like}`).then((found) => {
      if (found === undefined || found === null) return;
      const body = parsed(found.body) ?? (found.body === '' ? undefined : found.body);
      text.value = shown(renewed({ ...(found.json as Json), ...(body !== undefined && { body }) }));
    });
  }, [like]);

  useEffect(() => {
    let isGone = false;
    const check = setTimeout(async () => {
      if (to.value === '') return;
      const { body } = await act('check', { to: to.value, message: text.value });
      if (!isGone) checked.value = { problems: [], why: [], others: [], ...body } as Checked;
    }, 200);
    return () => {
      isGone = true;
      clearTimeout(check);
    };
  }, [text.value, to.value]);

  const send = async (anyway: boolean) => {
    sent.value = undefined;
    const done = await act('send', { to: to.value, message: text.value, anyway });
    refused.value = done.isOk ? undefined : { problems: done.problems, canAnyway: done.canAnyway === true };
    if (!done.isOk) return;
    sent.value = done.body as unknown as { number: number; isDropped: boolean };
    // The next one is another message.
    const json = parsed(text.value);
    if (json !== undefined) text.value = shown(renewed(json));
  };
  const choose = (name: string) => {
    const example = setup.value?.examples.find((one) => one.name === name);
    if (example === undefined) return;
    text.value = shown(renewed(example.message as Json));
    refused.value = undefined;
  };
  return (
    <div class="page send">
      <h1>Send a message</h1>
      <div class="send-head">
        <label class="field">
          <span>To</span>
          <select
            id="send-to"
            value={to.value}
            onChange={(event) => {
              to.value = event.currentTarget.value;
            }}
          >
            {destinations.map(({ name, kind }) => (
              <option key={name} value={name}>
                {name} ({kind})
              </option>
            ))}
          </select>
        </label>
        {(setup.value?.examples.length ?? 0) === 0 ? null : (
          <label class="field">
            <span>Begin with an example</span>
            <select id="send-example" value="" onChange={(event) => choose(event.currentTarget.value)}>
              <option value="">choose</option>
              {setup.value?.examples.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <div class="send-columns">
        {destination === undefined || destination.fields.length === 0 ? null : (
          <ContractForm
            destination={destination}
            json={parsed(text.value)}
            onChange={(next) => {
              text.value = shown(next);
            }}
          />
        )}
        <section aria-label="The message as JSON">
          <label class="field">
            <span>The message, as JSON</span>
            <textarea
              id="send-message"
              rows={22}
              spellcheck={false}
              value={text.value}
              onInput={(event) => {
                text.value = event.currentTarget.value;
              }}
            />
          </label>
        </section>
        <section class="answer" aria-label="Where it would go">
          <p class="actions">
            <button type="button" id="send-now" class="primary" onClick={() => send(false)}>
              Send
            </button>
            {refused.value?.canAnyway === true ? (
              <button type="button" id="send-anyway" class="bad" onClick={() => send(true)}>
                Send it all the same
              </button>
            ) : null}
          </p>
          <div aria-live="polite">
            {refused.value === undefined ? null : (
              <div id="refused">
                <p class="bad">It was not sent:</p>
                <Problems of={refused.value.problems} />
              </div>
            )}
            {sent.value === undefined ? null : (
              <p id="sent" class="done">
                {sent.value.isDropped ? 'Dropped, since one of its id came before: ' : 'Sent: '}
                <a href={hashOf('messages', String(sent.value.number))}>message {sent.value.number}</a>
              </p>
            )}
          </div>
          <h2>It would go to</h2>
          <div id="would-go">
            <Problems of={checked.value.problems} />
            <Why why={checked.value.why} others={checked.value.others} />
          </div>
        </section>
      </div>
    </div>
  );
}

/** The fields of a contract, filled in with what a message has. */
function ContractForm({
  destination,
  json,
  onChange,
}: {
  readonly destination: Destination;
  readonly json: Json | undefined;
  readonly onChange: (json: Json) => void;
}) {
  const properties = (json?.applicationProperties ?? {}) as Json;
  const set = (field: FormField, value: unknown) =>
    onChange({ ...json, applicationProperties: withValue(properties, field.name, value) });
  return (
    <fieldset class="contract" disabled={json === undefined}>
      <legend>By the contract of {destination.name}</legend>
      {json === undefined ? <p class="muted">The JSON cannot be read yet.</p> : null}
      {destination.system.map((field) => {
        const name = SYSTEM_FIELDS[field.name] ?? field.name;
        return (
          <FieldInput
            key={name}
            field={{ ...field, name }}
            value={json?.[name]}
            onValue={(value) => onChange(withValue(json ?? {}, name, value))}
          />
        );
      })}
      {destination.fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={properties[field.name]}
          onValue={(value) => set(field, value)}
        />
      ))}
    </fieldset>
  );
}

/** The same with a value, which stays at its place; without it where it is `undefined`. */
function withValue(json: Json, name: string, value: unknown): Json {
  const { [name]: _, ...others } = json;
  if (value === undefined) return others;
  return name in json ? { ...json, [name]: value } : { ...json, [name]: value };
}

function emptyText(destination: Destination | undefined): string {
  const fields = destination?.fields.filter(({ isRequired }) => isRequired) ?? [];
  const properties = Object.fromEntries(fields.map((field) => [field.name, field.values?.[0] ?? first(field)]));
  return shown({ messageId: newId(), applicationProperties: properties, body: {} });
}

function first({ kind, min = 0 }: FormField): unknown {
  if (kind === 'bool') return false;
  return kind === 'int' || kind === 'long' || kind === 'double' ? min : '';
}

function newId(): string {
  return `page-${crypto.getRandomValues(new Uint32Array(2)).reduce((text, part) => text + part.toString(36), '')}`;
}

/** The same message under a new id: what has one id is one message. */
function renewed(json: Json): Json {
  const id = newId();
  const { body } = json;
  const old = json.messageId;
  const isOfBody = typeof body === 'object' && body !== null && 'id' in body;
  const sameId = isOfBody && (body as Json).id === old ? { body: { ...body, id } } : {};
  return { ...json, messageId: id, ...sameId };
}

function parsed(text: string): Json | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Json) : undefined;
  } catch {
    return undefined;
  }
}

function shown(json: Json): string {
  return JSON.stringify(json, undefined, 2);
}
