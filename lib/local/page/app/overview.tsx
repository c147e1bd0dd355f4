/// <reference lib="dom" />
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { VirtualList } from '../../../web/virtual-list';
import { type Zoom, zoomable } from '../../../web/zoom';
import { ZoomButtons } from '../../../web/zoom-buttons';
import type { PlacedArrow, PlacedBox } from '../wire';
import { MessageLine } from './messages';
import { Facts, Rules, Side } from './parts';
import {
  act,
  counts,
  go,
  hashOf,
  hot,
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
} from './state';
import { jobTitle, jobTone, numberText, shortName } from './words';

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

function LivePicture({ chosen }: { readonly chosen: string }) {
  const svg = useRef<SVGSVGElement>(null);
  const zoom = useRef<Zoom | undefined>(undefined);
  const picture = setup.value?.picture;
  useEffect(() => {
    if (svg.current === null || picture === undefined) return undefined;
    zoom.current = zoomable(svg.current, picture);
    return () => zoom.current?.end();
  }, [picture]);
  if (picture === undefined) return <section class="stage" aria-busy="true" />;
  const active = hot.value;
  const isHot = (id: string) =>
    picture.boxes.some((box) => box.id === id && box.entities.some((one) => active.has(one)));
  return (
    <section class="stage" aria-label="Topology">
      {/* biome-ignore lint/a11y/useSemanticElements: no element but this draws */}
      <svg ref={svg} class="picture" role="group" aria-label="Topology with live counts" tabindex={0}>
        {picture.arrows.map((arrow) => (
          <ArrowLine
            key={`${arrow.from} ${arrow.to} ${arrow.label}`}
            arrow={arrow}
            isHot={isHot(arrow.to) && isHot(arrow.from)}
          />
        ))}
        {picture.boxes.map((box) => (
          <BoxCard key={box.id} box={box} isHot={isHot(box.id)} isChosen={box.id === chosen} />
        ))}
      </svg>
      <ZoomButtons zoom={() => zoom.current} />
    </section>
  );
}

/** A line through points, bent where it turns. */
function pathOf(points: PlacedArrow['points']): string {
  const [first, ...others] = points;
  if (first === undefined) return '';
  const middle = (a: readonly [number, number], b: readonly [number, number]) =>
    `${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2}`;
  const bends = others.slice(0, -1).map((point, index) => {
    const next = others[index + 1] ?? point;
    return `Q${point[0]} ${point[1]} ${index === others.length - 2 ? next.join(' ') : middle(point, next)}`;
  });
  return `M${first.join(' ')} ${bends.join(' ')}`;
}

function ArrowLine({ arrow, isHot }: { readonly arrow: PlacedArrow; readonly isHot: boolean }) {
  return (
    <path
      d={pathOf(arrow.points)}
      class={`arrow${isHot ? ' hot' : ''}${arrow.label === 'dead letters' ? ' dead' : ''}`}
    />
  );
}

/** How wide a letter of a name is, in its larger and in its smaller size. */
const LETTERS = [9.4, 8] as const;

/** A name with what has room in a box: in smaller letters, or without its middle, where it is long. */
function fitted(name: string, width: number): { readonly text: string; readonly isSmall: boolean } {
  const [most = 0, mostSmall = 0] = LETTERS.map((letter) => Math.floor((width - 82) / letter));
  if (name.length <= most) return { text: name, isSmall: false };
  if (name.length <= mostSmall) return { text: name, isSmall: true };
  const half = Math.floor((mostSmall - 1) / 2);
  return { text: `${name.slice(0, half)}…${name.slice(-half)}`, isSmall: true };
}

function BoxCard({
  box,
  isHot,
  isChosen,
}: {
  readonly box: PlacedBox;
  readonly isHot: boolean;
  readonly isChosen: boolean;
}) {
  const all = box.entities.flatMap((entity) => counts.value.get(entity) ?? []);
  const sum = (name: 'active' | 'scheduled' | 'deferred' | 'deadLetters') =>
    all.reduce((total, one) => total + one[name], 0);
  const [active, scheduled, deferred, dead] = [sum('active'), sum('scheduled'), sum('deferred'), sum('deadLetters')];
  const paused = all.filter(({ status }) => status !== 'Active').length;
  const notes = [
    ...(scheduled > 0 ? [{ tone: 'later', text: `${numberText(scheduled)} scheduled` }] : []),
    ...(deferred > 0 ? [{ tone: 'later', text: `${numberText(deferred)} deferred` }] : []),
    ...(dead > 0 ? [{ tone: 'dead', text: `${numberText(dead)} dead` }] : []),
    ...(paused > 0 ? [{ tone: 'paused', text: all.length > 1 ? `${paused} paused` : 'paused' }] : []),
  ];
  const rest = fittedNote(box);
  const { text: shownName, isSmall } = fitted(box.name, box.width);
  const name = box.name;
  const hasCounts = box.kind === 'subscription' || box.kind === 'queue';
  const label = `${name}, ${box.kind}${hasCounts ? `, ${active} active` : ''}${notes.map(({ text }) => `, ${text}`).join('')}`;
  const open = () => go('overview', box.id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      class={`box ${box.kind}${isHot ? ' hot' : ''}${isChosen ? ' chosen' : ''}${dead > 0 ? ' has-dead' : ''}${paused > 0 ? ' is-paused' : ''}`}
      transform={`translate(${box.x} ${box.y})`}
      role="button"
      tabindex={0}
      aria-label={label}
      aria-pressed={isChosen}
      data-entity={box.entities.length === 1 ? box.entities[0] : undefined}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open();
      }}
    >
      <title>{name}</title>
      <rect class="card" width={box.width} height={box.height} rx={box.kind === 'topic' ? box.height / 2 : 8} />
      <rect class="pulse" x="0" y="10" width="4" height={box.height - 20} rx="2" />
      <text
        class={isSmall ? 'name small' : 'name'}
        x={box.kind === 'topic' ? 26 : 18}
        y={notes.length === 0 && rest === '' ? 37 : 27}
      >
        {shownName}
      </text>
      <text class="notes" x={box.kind === 'topic' ? 26 : 18} y="48">
        {notes.length === 0 ? <tspan class="rest">{rest}</tspan> : null}
        {notes.map(({ tone, text }, index) => (
          <tspan key={text} class={tone} dx={index === 0 ? 0 : 10}>
            {text}
          </tspan>
        ))}
      </text>
      {hasCounts ? (
        <text class={`count${active === 0 ? ' none' : ''}`} x={box.width - 16} y="41" text-anchor="end">
          {compact(active)}
        </text>
      ) : null}
    </g>
  );
}

/** What else stands in a box, as far as it has room. */
function fittedNote({ note, width }: PlacedBox): string {
  const most = Math.floor((width - 90) / 7.4);
  return note.length > most ? `${note.slice(0, most - 1)}…` : note;
}

/** A number that has room in a box. */
function compact(value: number): string {
  if (value < 10_000) return numberText(value);
  return value < 1_000_000 ? `${(value / 1000).toFixed(value < 100_000 ? 1 : 0)}k` : `${(value / 1e6).toFixed(1)}M`;
}

/** The figures, the newest messages and the jobs that run. */
function Newest() {
  const { first, last } = range.value;
  const { active, deadLetters } = sums.value;
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
          ...(one.kind === 'topic' ? [] : ([['Active', numberText(one.active)]] as const)),
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
