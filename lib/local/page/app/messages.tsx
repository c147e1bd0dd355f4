/// <reference lib="dom" />
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { VirtualList } from '../../../web/virtual-list';
import type { CopyRow, MessageDetail, MessageRow } from '../wire';
import { ask, go, hashOf, need, place, range, rowOf, rowsVersion } from './page-state';
import { Facts, Problems, Side, Tag, Why } from './parts';
import { copyWords, endWords, numberText, shortName, timeText } from './words';

const ROW = 62;

interface Found {
  readonly numbers: readonly number[];
  readonly isAll: boolean;
}

/** All messages, the newest first, and one of them with why it went where it went. */
export function Messages() {
  const filter = useSignal('');
  const found = useSignal<Found | undefined>(undefined);
  const isSearching = useSignal(false);
  const { first, last } = range.value;
  void rowsVersion.value;
  const chosen = Number(place.value.item);

  useEffect(() => {
    const text = filter.value.trim();
    if (text === '') {
      found.value = undefined;
      return undefined;
    }
    const search = setTimeout(async () => {
      isSearching.value = true;
      found.value = await ask<Found>(`messages?filter=${encodeURIComponent(text)}`);
      isSearching.value = false;
    }, 200);
    return () => clearTimeout(search);
    // What comes later is searched too, and not for each message anew.
  }, [filter.value, Math.floor(last / 50)]);

  const numbers = found.value?.numbers;
  const count = numbers?.length ?? last - first + 1;
  const numberAt = (index: number) => (numbers === undefined ? last - index : (numbers[index] ?? 0));
  const selected = Number.isInteger(chosen) && chosen > 0 ? (numbers?.indexOf(chosen) ?? last - chosen) : -1;
  return (
    <div class={`two${selected >= 0 || chosen > 0 ? ' with-side' : ''}`}>
      <section class="list" aria-label="Messages">
        <div class="bar">
          <h1>Messages</h1>
          <label class="search">
            <span>Filter</span>
            <input
              id="filter"
              type="search"
              placeholder="an id, a value, a subscription, dead, set aside …"
              value={filter.value}
              onInput={(event) => {
                filter.value = event.currentTarget.value;
              }}
            />
          </label>
          <p class="muted" id="message-count">
            {isSearching.value && numbers === undefined
              ? 'searching …'
              : numbers === undefined
                ? `${numberText(count)} of ${numberText(last)}`
                : `${numberText(count)}${found.value?.isAll === false ? ' newest' : ''} found`}
          </p>
        </div>
        <VirtualList
          id="messages"
          label="Messages, the newest first"
          count={count}
          rowHeight={ROW}
          selected={selected}
          keyOf={numberAt}
          onSelect={(index) => go('messages', String(numberAt(index)))}
          onSeen={(from, to) => {
            void need(Array.from({ length: to - from + 1 }, (_, index) => numberAt(from + index)));
          }}
          empty={
            filter.value === '' ? (
              <>
                No message yet. <a href={hashOf('send')}>Send one</a>.
              </>
            ) : (
              'No message like that.'
            )
          }
          render={(index) => {
            const row = rowOf(numberAt(index));
            return row === undefined ? <div class="message-line pending" /> : <MessageLine row={row} />;
          }}
        />
      </section>
      {chosen > 0 ? <MessageSide n={chosen} /> : null}
    </div>
  );
}

/** A message in two lines: what it is, and what became of it. */
export function MessageLine({ row }: { readonly row: MessageRow }) {
  const end = endWords(row);
  // A copy that went on is where it went on to.
  const shown = row.copies.filter(({ state }) => state !== 'forwarded' || row.copies.length === 1);
  return (
    <div class="message-line">
      <time>{timeText(row.at)}</time>
      <span class="title">{row.title === '' ? row.id : row.title}</span>
      <span class="text">{row.text}</span>
      <span class="ends">
        {end === undefined ? null : <Tag tone={end.tone}>{end.text}</Tag>}
        {shown.slice(0, 3).map((copy) => (
          <CopyTag key={`${copy.entity} ${copy.sequence}`} copy={copy} />
        ))}
        {shown.length > 3 ? <Tag tone="plain">and {shown.length - 3} more</Tag> : null}
      </span>
    </div>
  );
}

function CopyTag({ copy }: { readonly copy: CopyRow }) {
  const { text, tone } = copyWords(copy);
  return (
    <Tag tone={tone}>
      <b>{shortName(copy.entity)}</b> {text}
    </Tag>
  );
}

function MessageSide({ n }: { readonly n: number }) {
  const detail = useSignal<MessageDetail | null | undefined>(undefined);
  const row = rowOf(n);
  // What becomes of it changes; why it went where it went does not.
  useEffect(() => {
    let isGone = false;
    void ask<MessageDetail | null>(`messages/${n}`).then((answer) => {
      if (!isGone) detail.value = answer ?? null;
    });
    return () => {
      isGone = true;
    };
  }, [n]);
  const one = detail.value?.n === n ? detail.value : undefined;
  const close = () => go('messages');
  if (detail.value === null)
    return (
      <Side title={`Message ${n}`} onClose={close}>
        <p>It is not remembered any more: the last {numberText(range.value.last - range.value.first + 1)} are.</p>
      </Side>
    );
  if (one === undefined)
    return (
      <Side title={`Message ${n}`} onClose={close}>
        {null}
      </Side>
    );
  const copies = row?.copies ?? one.copies;
  return (
    <Side title={one.title === '' ? one.id : one.title} onClose={close}>
      <Facts
        of={[
          ['Sent to', one.to],
          ['At', timeText(one.at)],
          ['Message id', one.id],
        ]}
      />
      <h3>What became of it</h3>
      <ul class="copies">
        {endWords({ ...one, copies }) === undefined ? null : <li>{endWords({ ...one, copies })?.text}</li>}
        {copies.map((copy) => (
          <CopyEnd key={`${copy.entity} ${copy.sequence}`} copy={copy} />
        ))}
      </ul>
      {one.otherwise === undefined ? null : <p class="problems">{one.otherwise}</p>}
      <h3>Why</h3>
      <Why why={one.why} others={one.others} />
      <Problems of={one.problems} />
      <h3>Message</h3>
      <pre>{JSON.stringify(one.json, undefined, 2)}</pre>
      {one.body === '' ? <p class="muted">It has no body.</p> : <pre class="body">{pretty(one.body)}</pre>}
      <p class="actions">
        <button type="button" onClick={() => go('send', `${one.to}?like=${n}`)}>
          Send one like it
        </button>
      </p>
    </Side>
  );
}

function CopyEnd({ copy }: { readonly copy: CopyRow }) {
  const { text, tone } = copyWords(copy);
  const job = copy.said?.job;
  const details = copy.said?.details ?? [];
  return (
    <li>
      <b>{copy.entity}</b>{' '}
      {job === undefined ? <Tag tone={tone}>{text}</Tag> : <a href={hashOf('jobs', job)}>{text}</a>}
      {details.map((line) => (
        <div class="muted" key={line}>
          {line}
        </div>
      ))}
      {copy.state === 'dead-lettered' ? <a href={hashOf('dead', copy.entity)}>look at it</a> : null}
    </li>
  );
}

/** JSON with line breaks; anything else as it is. */
export function pretty(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    // Beyond 53 bits, numbers would be others.
    return /\d{16,}/.test(text) ? text : JSON.stringify(value, undefined, 2);
  } catch {
    return text;
  }
}
