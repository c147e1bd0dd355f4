/// <reference lib="dom" />
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { VirtualList } from '../../../web/virtual-list';
import type { StoredRow } from '../wire';
import { ask, counts, go, isSetAside, place } from './page-state';
import { Problems, Tag } from './parts';
import { Actions, Mending } from './stored-actions';
import { numberText, shortName, timeText } from './words';

const ROW = 62;
/** So many are looked at, at once. */
const MOST = 500;

/** Where dead letters are, and what was set aside in a queue that nobody listens to. */
export function DeadLetters() {
  const entity = place.value.item;
  const all = [...counts.value.values()];
  const dead = all.filter(({ deadLetters }) => deadLetters > 0).sort((a, b) => b.deadLetters - a.deadLetters);
  const withMessages = all.filter(({ kind, active }) => kind === 'queue' && active > 0);
  const setAside = withMessages.filter(({ address }) => isSetAside(address));
  const queues = withMessages.filter(({ address }) => !isSetAside(address));
  if (entity !== '') return <StoredMessages entity={entity} isDead />;
  return (
    <div class="page">
      <h1>Dead letters</h1>
      {dead.length === 0 ? (
        <p class="empty">Nothing is dead. What cannot be delivered or processed shows here.</p>
      ) : null}
      <ul class="places" id="dead-places">
        {dead.map(({ address, deadLetters }) => (
          <li key={address}>
            <button type="button" onClick={() => go('dead', address)}>
              <span>{address}</span> <strong class="bad">{numberText(deadLetters)}</strong>
            </button>
          </li>
        ))}
      </ul>
      <h2>Set aside</h2>
      <p class="muted">
        What a program could start no job of, and dead letters that were forwarded; each with its reason.
      </p>
      {setAside.length === 0 ? <p class="empty">Nothing is set aside.</p> : null}
      <ul class="places" id="set-aside-places">
        {setAside.map(({ address, active }) => (
          <li key={address}>
            <button type="button" onClick={() => go('stored', address)}>
              <span>{address}</span> <strong class="bad">{numberText(active)}</strong>
            </button>
          </li>
        ))}
      </ul>
      <h2>Queues with messages</h2>
      <p class="muted">What waits to be tried again, or for somebody's own worker.</p>
      {queues.length === 0 ? <p class="empty">No queue has any.</p> : null}
      <ul class="places" id="queue-places">
        {queues.map(({ address, active }) => (
          <li key={address}>
            <button type="button" onClick={() => go('stored', address)}>
              <span>{address}</span> <strong>{numberText(active)}</strong>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The messages in a queue or subscription, or its dead letters: to look at, to mend, to send again and to take away. */
export function StoredMessages({ entity, isDead }: { readonly entity: string; readonly isDead: boolean }) {
  const rows = useSignal<readonly StoredRow[]>([]);
  const problems = useSignal<readonly string[]>([]);
  const chosen = useSignal<number | undefined>(undefined);
  const marked = useSignal<ReadonlySet<number>>(new Set());
  const one = counts.value.get(entity);
  const total = isDead ? (one?.deadLetters ?? 0) : (one?.active ?? 0);
  const load = async () => {
    const answer = await ask<{ rows: readonly StoredRow[] }>(
      `stored?entity=${encodeURIComponent(entity)}&dead=${isDead}&count=${MOST}`,
    );
    problems.value = answer === undefined ? ['it is not there'] : [];
    rows.value = answer?.rows ?? [];
    const there = new Set(rows.value.map(({ sequence }) => sequence));
    marked.value = new Set([...marked.value].filter((sequence) => there.has(sequence)));
    if (chosen.value !== undefined && !there.has(chosen.value)) chosen.value = undefined;
  };
  useEffect(() => void load(), [entity, isDead, total]);
  const byReason = new Map<string, number>();
  for (const { reason } of rows.value) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  const row = rows.value.find(({ sequence }) => sequence === chosen.value);
  const mark = (sequences: readonly number[], isMarked: boolean) => {
    const next = new Set(marked.value);
    for (const sequence of sequences) {
      if (isMarked) next.add(sequence);
      else next.delete(sequence);
    }
    marked.value = next;
  };
  const ofReason = (reason: string) =>
    rows.value.filter((other) => other.reason === reason).map(({ sequence }) => sequence);
  return (
    <div class={`two${row === undefined ? '' : ' with-side'}`}>
      <section class="list" aria-label={isDead ? 'Dead letters' : 'Messages here'}>
        <div class="bar">
          <h1>
            <a href={isDead ? '#/dead' : '#/overview'}>
              {isDead ? 'Dead letters' : isSetAside(entity) ? 'Set aside' : 'Messages'}
            </a>{' '}
            of {shortName(entity)}
          </h1>
          <p class="muted">
            {numberText(total)}
            {total > rows.value.length ? `, the first ${rows.value.length} are here` : ''}
          </p>
        </div>
        <Problems of={problems.value} />
        <fieldset class="reasons">
          <legend>Choose by reason</legend>
          {[...byReason].map(([reason, count]) => {
            const sequences = ofReason(reason);
            const isAll = sequences.every((sequence) => marked.value.has(sequence));
            return (
              <label key={reason}>
                <input
                  type="checkbox"
                  checked={isAll}
                  onChange={(event) => mark(sequences, event.currentTarget.checked)}
                />
                {reason === '' ? 'no reason' : reason} <b>{numberText(count)}</b>
              </label>
            );
          })}
        </fieldset>
        <Actions entity={entity} isDead={isDead} sequences={[...marked.value]} onDone={load} rows={rows.value} />
        <VirtualList
          id="stored"
          label={isDead ? 'Dead letters' : 'Messages'}
          count={rows.value.length}
          rowHeight={ROW}
          selected={rows.value.findIndex(({ sequence }) => sequence === chosen.value)}
          keyOf={(index) => `s${rows.value[index]?.sequence ?? index}`}
          onSelect={(index) => {
            chosen.value = rows.value[index]?.sequence;
          }}
          empty="There is none."
          render={(index) => {
            const each = rows.value[index];
            return each === undefined ? null : <StoredLine row={each} isMarked={marked.value.has(each.sequence)} />;
          }}
        />
      </section>
      {row === undefined ? null : (
        <Mending
          key={row.sequence}
          entity={entity}
          isDead={isDead}
          row={row}
          isMarked={marked.value.has(row.sequence)}
          onMark={(isMarked) => mark([row.sequence], isMarked)}
          onDone={load}
          onClose={() => {
            chosen.value = undefined;
          }}
        />
      )}
    </div>
  );
}

function StoredLine({ row, isMarked }: { readonly row: StoredRow; readonly isMarked: boolean }) {
  return (
    <div class="message-line">
      <time>{timeText(row.at)}</time>
      <span class="title">
        {isMarked ? <span class="mark">chosen</span> : null}
        {row.title === '' ? row.id : row.title}
      </span>
      <span class="text">{row.details === '' ? row.id : row.details.split('\n')[0]}</span>
      <span class="ends">
        {row.reason === '' ? null : <Tag tone="bad">{row.reason}</Tag>}
        {row.state === 'active' ? null : <Tag tone="wait">{row.state}</Tag>}
        <span class="muted">
          {row.deliveries} {row.deliveries === 1 ? 'delivery' : 'deliveries'}
        </span>
      </span>
    </div>
  );
}
