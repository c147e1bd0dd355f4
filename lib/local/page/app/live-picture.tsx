import { useEffect, useRef } from 'preact/hooks';
import { type Zoom, zoomable } from '../../../web/zoom';
import { ZoomButtons } from '../../../web/zoom-buttons';
import type { PlacedArrow, PlacedBox } from '../wire';
import { counts, go, hot, isSetAside, setup } from './page-state';
import { compact, numberText } from './words';

export function LivePicture({ chosen }: { readonly chosen: string }) {
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
  const isForPeople = box.entities.length > 0 && box.entities.every(isSetAside);
  const paused = all.filter(({ status }) => status !== 'Active').length;
  const notes = [
    ...(isForPeople && active > 0 ? [{ tone: 'dead', text: `${numberText(active)} set aside` }] : []),
    ...(scheduled > 0 ? [{ tone: 'later', text: `${numberText(scheduled)} scheduled` }] : []),
    ...(deferred > 0 ? [{ tone: 'later', text: `${numberText(deferred)} deferred` }] : []),
    ...(dead > 0 ? [{ tone: 'dead', text: `${numberText(dead)} dead` }] : []),
    ...(paused > 0 ? [{ tone: 'paused', text: all.length > 1 ? `${paused} paused` : 'paused' }] : []),
  ];
  const rest = fittedNote(box);
  const { text: shownName, isSmall } = fitted(box.name, box.width);
  const name = box.name;
  const hasCounts = box.kind === 'subscription' || box.kind === 'queue';
  const label = `${name}, ${box.kind}${hasCounts && !isForPeople ? `, ${active} active` : ''}${notes.map(({ text }) => `, ${text}`).join('')}`;
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
