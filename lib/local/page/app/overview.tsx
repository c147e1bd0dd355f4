/// <reference lib="dom" />
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { VirtualList } from '../../../web/virtual-list';
import type { PlacedBox } from '../wire';
import { LivePicture } from './live-picture';
import { MessageLine } from './messages';
import {
  act,
  counts,
  go,
  hashOf,
  isSetAside,
  jobs,
  need,
  place,
  range,
  rate,
  rowOf,
  rowsVersion,
  running,
  say,
  setup,
  sums,
} from './page-state';
import { Facts, Rules, Side } from './parts';
import { compact, jobTitle, jobTone, numberText, shortName } from './words';

/** The topology with what is in it, and what comes. */
export function Overview() {
  const { item } = place.value;
  const box = setup.value?.picture.boxes.find(({ id }) => id === item);
  const entity = box === undefined && item !== '' ? item : undefined;
  return (
    <div class={`overview${item === '' ? '' : ' with-side'}`}>
      <LivePicture chosen={item} />
      {box !== undefined && box.entities.length !== 1 ? (
        <GroupSide box={box} />
      ) : (
        <EntitySide entity={entity ?? box?.entities[0]} />
      )}
      {item === '' ? <Newest /> : null}
    </div>
  );
}

/** The figures, the newest messages and the jobs that run. */
function Newest() {
  const { first, last } = range.value;
  const { active, deadLetters, setAside } = sums.value;
  void rowsVersion.value;
  const ofPage = Array.from({ length: Math.min(40, last - first + 1) }, (_, index) => last - index);
  useEffect(() => void need(ofPage), [last]);
  const current = [...jobs.value.values()]
    .filter(({ parent }) => parent === undefined)
    .sort((a, b) => b.created - a.created)
    .slice(0, 6);
  return (
    <section class="newest" aria-label="What comes">
      <div class="figures">
        <Figure
          value={rate.value > 0 && rate.value < 10 ? rate.value.toFixed(1) : numberText(Math.round(rate.value))}
          name="messages/s"
        />
        <Figure value={compact(active)} name="active" />
        <Figure
          value={compact(deadLetters)}
          name="dead letters"
          tone={deadLetters > 0 ? 'bad' : ''}
          to={hashOf('dead')}
        />
        {setAside > 0 ? <Figure value={compact(setAside)} name="set aside" tone="bad" to={hashOf('dead')} /> : null}
        {setup.value?.hasJobs ? <Figure value={String(running.value)} name="jobs at work" to={hashOf('jobs')} /> : null}
      </div>
      {current.length === 0 ? null : (
        <ul class="job-strip" aria-label="Newest jobs">
          {current.map((job) => (
            <li key={job.name}>
              <a href={hashOf('jobs', job.name)}>
                <span class={`dot ${jobTone(job.state)}`} aria-hidden="true" />
                <span class="job-name">
                  {jobTitle(job)} <small>{job.experiment}</small>
                </span>
                <span class={`state ${jobTone(job.state)}`}>{job.state}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <h2>
        Newest messages <a href={hashOf('messages')}>all {numberText(last)}</a>
      </h2>
      {last < first ? (
        <p class="empty">
          No message yet. <a href={hashOf('send')}>Send one</a>, or let your own program send.
        </p>
      ) : (
        <ol class="feed">
          {ofPage.map((n) => {
            const row = rowOf(n);
            return row === undefined ? null : (
              <li key={n}>
                <a href={hashOf('messages', String(n))}>
                  <MessageLine row={row} />
                </a>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

function Figure({ value, name, tone = '', to }: { value: string; name: string; tone?: string; to?: string }) {
  const content = (
    <>
      <strong>{value}</strong> <span>{name}</span>
    </>
  );
  return to === undefined ? (
    <div class={`figure ${tone}`}>{content}</div>
  ) : (
    <a class={`figure ${tone}`} href={to}>
      {content}
    </a>
  );
}

/** A queue, topic or subscription by itself. */
function EntitySide({ entity }: { readonly entity: string | undefined }) {
  const isBusy = useSignal(false);
  if (place.value.item === '') return null;
  const one = entity === undefined ? undefined : counts.value.get(entity);
  const close = () => go('overview');
  if (entity === undefined || one === undefined)
    return (
      <Side title={entity ?? 'Not here'} onClose={close}>
        <p>This is no entity of the namespace that runs here.</p>
      </Side>
    );
  const isPaused = one.status !== 'Active';
  const pause = async () => {
    isBusy.value = true;
    const { isOk, problems } = await act('pause', { entity, isPaused: !isPaused });
    isBusy.value = false;
    if (isOk) say(`${shortName(entity)} ${isPaused ? 'goes on' : 'is paused: it gets messages, and gives none'}`);
    else say(problems.join('; '), true);
  };
  const listener = setup.value?.listeners[entity];
  return (
    <Side title={shortName(entity)} onClose={close}>
      <p class="muted">
        {one.kind} {one.kind === 'subscription' ? `of ${entity.split('/')[0]}` : ''}
        {listener === undefined ? '' : `, ${listener} listens`}
      </p>
      <Facts
        of={[
          ...(one.kind === 'topic'
            ? []
            : ([[isSetAside(one.address) ? 'Set aside' : 'Active', numberText(one.active)]] as const)),
          ...(one.kind === 'topic' ? [] : ([['With a receiver', numberText(one.locked)]] as const)),
          ['Scheduled', numberText(one.scheduled)],
          ...(one.kind === 'topic' ? [] : ([['Deferred', numberText(one.deferred)]] as const)),
          ...(one.kind === 'topic' ? [] : ([['Dead letters', numberText(one.deadLetters)]] as const)),
          ['Status', one.status],
        ]}
      />
      <p class="actions">
        {one.kind === 'topic' ? null : (
          <button type="button" onClick={pause} disabled={isBusy.value} aria-pressed={isPaused}>
            {isPaused ? 'Resume' : 'Pause'}
          </button>
        )}
        {one.kind === 'topic' ? (
          <a class="button" href={hashOf('send', entity)}>
            Send to it
          </a>
        ) : null}
        {one.kind === 'topic' ? null : (
          <a class="button" href={hashOf('stored', entity)}>
            Look at its messages
          </a>
        )}
        {one.deadLetters > 0 ? (
          <a class="button" href={hashOf('dead', entity)}>
            Dead letters
          </a>
        ) : null}
      </p>
      <Rules entity={entity} />
    </Side>
  );
}

/** Subscriptions that are drawn as one box. */
function GroupSide({ box }: { readonly box: PlacedBox }) {
  const wanted = useSignal('');
  const shown = box.entities.filter((entity) => shortName(entity).toLowerCase().includes(wanted.value.toLowerCase()));
  return (
    <Side title={box.name} onClose={() => go('overview')}>
      <label class="search">
        <span>Search</span>
        <input type="search" value={wanted.value} onInput={(event) => (wanted.value = event.currentTarget.value)} />
      </label>
      <VirtualList
        id="group"
        label={box.name}
        count={shown.length}
        rowHeight={44}
        selected={-1}
        keyOf={(index) => shown[index] ?? index}
        onSelect={(index) => go('overview', shown[index] ?? '')}
        empty="None of that name."
        render={(index) => {
          const entity = shown[index] ?? '';
          const one = counts.value.get(entity);
          return (
            <div class="entity-line">
              <span>{shortName(entity)}</span>
              {one !== undefined && one.deadLetters > 0 ? (
                <span class="bad">{numberText(one.deadLetters)} dead</span>
              ) : null}
              {one?.status === 'Active' ? null : <span class="wait">paused</span>}
              <strong>{numberText(one?.active ?? 0)}</strong>
            </div>
          );
        }}
      />
    </Side>
  );
}
