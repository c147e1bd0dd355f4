/// <reference lib="dom" />
import { computed, signal } from '@preact/signals';
import type { EntityCounts } from '../../../broker';
import { isOver } from '../../azure-ml/job-view';
import type { Delta, JobRow, LogLine, MessageRow, Setup } from '../wire';

/** What the page knows, and what it asks of its server. */
export const setup = signal<Setup | undefined>(undefined);
export const counts = signal<ReadonlyMap<string, EntityCounts>>(new Map());
export const jobs = signal<ReadonlyMap<string, JobRow>>(new Map());
export const lines = signal<readonly LogLine[]>([]);
export const range = signal<{ readonly first: number; readonly last: number }>({ first: 1, last: 0 });
/** Grows with each change of the rows that are known. */
export const rowsVersion = signal(0);
export const isConnected = signal(false);
/** Messages a second, over the last seconds. */
export const rate = signal(0);
/** The entities to which something came just now. */
export const hot = signal<ReadonlySet<string>>(new Set());
/** What was done, for who sees it and who hears it. */
export const said = signal<{ readonly text: string; readonly isBad: boolean } | undefined>(undefined);

/** Where one is on the page: `messages`, and the message 12. */
export interface Place {
  readonly view: string;
  readonly item: string;
}

export const place = signal<Place>(readPlace());

export const running = computed(() => [...jobs.value.values()].filter(({ state }) => !isOver(state)).length);
/** Whether everything in an entity was set aside for people. */
export function isSetAside(entity: string): boolean {
  return setup.value?.setAside.includes(entity) === true;
}

export const sums = computed(() => {
  const all = { active: 0, setAside: 0, scheduled: 0, deferred: 0, deadLetters: 0 };
  for (const one of counts.value.values()) {
    // What was set aside waits for people alone.
    all[isSetAside(one.address) ? 'setAside' : 'active'] += one.active;
    all.scheduled += one.scheduled;
    all.deferred += one.deferred;
    all.deadLetters += one.deadLetters;
  }
  return all;
});

/** Rows that are known; of very many the oldest are asked for again. */
const rows = new Map<number, MessageRow>();
const MOST_ROWS = 20_000;
const asked = new Set<number>();
const MOST_LINES = 300;

export function rowOf(n: number): MessageRow | undefined {
  return rows.get(n);
}

function readPlace(): Place {
  const [, view = '', ...item] = location.hash.split('/');
  return { view: view === '' ? 'overview' : view, item: item.map(decodeURIComponent).join('/') };
}

/** The address of a place. */
export function hashOf(view: string, item = ''): string {
  return `#/${view}${item === '' ? '' : `/${item.split('/').map(encodeURIComponent).join('/')}`}`;
}

/** Goes there. From one of a list to the next is no step that the browser's Back takes. */
export function go(view: string, item = ''): void {
  const before = place.value;
  if (before.view === view && before.item !== '' && item !== '') history.replaceState(null, '', hashOf(view, item));
  else history.pushState(null, '', hashOf(view, item));
  place.value = { view, item };
}

for (const kind of ['hashchange', 'popstate'] as const)
  addEventListener(kind, () => {
    place.value = readPlace();
  });

/** Asks for something; what is refused is told. */
export async function ask<T>(path: string): Promise<T | undefined> {
  const response = await fetch(`/page/${path}`);
  return response.ok ? ((await response.json()) as T) : undefined;
}

/** The answer to something that was to be done. */
export interface Done {
  readonly isOk: boolean;
  readonly problems: readonly string[];
  readonly canAnyway?: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

const token = document.querySelector<HTMLMetaElement>('meta[name="page-token"]')?.content ?? '';

/** Lets something be done. */
export async function act(what: string, given: object): Promise<Done> {
  try {
    const response = await fetch(`/page/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Page-Token': token },
      body: JSON.stringify(given),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const body = isJson ? JSON.parse(text) : { problems: [text.trim()] };
    return { isOk: response.ok, problems: body.problems ?? [], canAnyway: body.canAnyway, body };
  } catch {
    return { isOk: false, problems: ['the server does not answer'], body: {} };
  }
}

export function say(text: string, isBad = false): void {
  said.value = { text, isBad };
  const own = said.value;
  setTimeout(() => {
    if (said.value === own) said.value = undefined;
  }, 6_000);
}

/** Asks for rows that are seen and not known. */
export async function need(numbers: readonly number[]): Promise<void> {
  const missing = numbers.filter((n) => !rows.has(n) && !asked.has(n)).slice(0, 400);
  if (missing.length === 0) return;
  for (const n of missing) asked.add(n);
  const answer = await ask<{ readonly rows: readonly MessageRow[] }>(`messages?numbers=${missing.join(',')}`);
  for (const n of missing) asked.delete(n);
  keep(answer?.rows ?? []);
}

function keep(more: readonly MessageRow[]): void {
  for (const row of more) rows.set(row.n, row);
  if (rows.size > MOST_ROWS) {
    const oldest = [...rows.keys()].slice(0, rows.size - MOST_ROWS / 2);
    for (const n of oldest) rows.delete(n);
  }
  rowsVersion.value++;
}

/** When how many messages there were, for the rate. */
let seen: { readonly at: number; readonly last: number }[] = [];
const RATE_OVER = 4_000;

function heard(delta: Delta): void {
  const { whole, first, last } = delta;
  if (whole) {
    rows.clear();
    seen = [];
  }
  const before = range.value.last;
  if (!whole) for (const row of delta.rows) touch(row, before);
  keep(delta.rows);
  range.value = { first, last };
  measure(last);
  if (delta.counts.length + delta.gone.length > 0 || whole) {
    const next = new Map(whole ? [] : counts.value);
    for (const one of delta.counts) next.set(one.address, one);
    for (const address of delta.gone) next.delete(address);
    counts.value = next;
  }
  if (delta.jobs.length > 0 || whole) {
    const next = new Map(whole ? [] : jobs.value);
    for (const job of delta.jobs) next.set(job.name, job);
    jobs.value = next;
  }
  if (delta.lines.length > 0 || whole) lines.value = [...(whole ? [] : lines.value), ...delta.lines].slice(-MOST_LINES);
}

function measure(last: number): void {
  const now = performance.now();
  seen.push({ at: now, last });
  seen = seen.filter(({ at }) => at > now - RATE_OVER);
  const [oldest] = seen;
  rate.value = oldest === undefined ? 0 : (last - oldest.last) / (RATE_OVER / 1000);
}

let cooling: ReturnType<typeof setTimeout> | undefined;

/** Notes that something came to where a new message went. */
function touch({ n, to, copies }: MessageRow, before: number): void {
  if (n <= before) return;
  hot.value = new Set([...hot.value, to, ...copies.map(({ entity }) => entity)]);
  clearTimeout(cooling);
  cooling = setTimeout(() => {
    hot.value = new Set();
  }, 900);
}

/** Begins to listen; the browser comes again by itself when the connection ends. */
export async function listen(): Promise<void> {
  setup.value = await ask<Setup>('setup');
  const source = new EventSource('/page/events');
  source.onopen = () => {
    isConnected.value = true;
  };
  source.onerror = () => {
    isConnected.value = false;
  };
  source.onmessage = ({ data }) => heard(JSON.parse(data) as Delta);
  setInterval(() => measure(range.value.last), 1_000);
}
