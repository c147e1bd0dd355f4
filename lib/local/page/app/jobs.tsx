/// <reference lib="dom" />
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { VirtualList } from '../../../web/virtual-list';
import { isOver } from '../../azure-ml/job-view';
import type { JobRow, MetricSeries } from '../wire';
import { act, ask, go, hashOf, jobs, lines, place, rowOf, say, setup } from './page-state';
import { Facts, Side, Tag } from './parts';
import { jobTitle, jobTone, numberText, spanText, timeText } from './words';

const ROW = 62;
/** How often the log of a job that runs is asked for, in milliseconds. */
const EVERY = 1_000;

/** The jobs, those at the top that are no part of another, and one of them with its log. */
export function Jobs() {
  const all = [...jobs.value.values()].sort((a, b) => b.created - a.created);
  const tops = all.filter(({ parent }) => parent === undefined || !jobs.value.has(parent));
  const ordered = tops.flatMap((job) => [job, ...all.filter(({ parent }) => parent === job.name).reverse()]);
  const chosen = place.value.item;
  const job = jobs.value.get(chosen);
  const now = useNow(all.some(({ state }) => !isOver(state)));
  return (
    <div class={`two${chosen === '' ? '' : ' with-side'}`}>
      <section class="list" aria-label="Jobs">
        <div class="bar">
          <h1>Jobs</h1>
          <p class="muted">{numberText(ordered.length)}</p>
        </div>
        <VirtualList
          id="jobs"
          label="Jobs, the newest first"
          count={ordered.length}
          rowHeight={ROW}
          selected={ordered.findIndex(({ name }) => name === chosen)}
          keyOf={(index) => ordered[index]?.name ?? index}
          onSelect={(index) => go('jobs', ordered[index]?.name ?? '')}
          empty={
            setup.value?.hasJobs === true
              ? 'No job yet: a message that matches starts one.'
              : 'Nothing runs jobs here: only Service Bus was started.'
          }
          render={(index) => {
            const one = ordered[index];
            return one === undefined ? null : <JobLine job={one} now={now} />;
          }}
        />
        <ProgramLines />
      </section>
      {job === undefined ? null : <JobSide job={job} now={now} />}
    </div>
  );
}

/** The time, which goes on while something runs. */
function useNow(isRunning: boolean): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const ticking = setInterval(() => {
      now.value = Date.now();
    }, 1_000);
    return () => clearInterval(ticking);
  }, [isRunning]);
  return now.value;
}

function JobLine({ job, now }: { readonly job: JobRow; readonly now: number }) {
  const { state, started, ended } = job;
  return (
    <div class={`message-line job-line${job.parent === undefined ? '' : ' is-part'}`}>
      <time>{timeText(job.created)}</time>
      <span class="title">{jobTitle(job)}</span>
      <span class="text">
        {job.experiment} · {job.cluster ?? 'serverless'}
        {job.nodes > 1 ? ` · ${job.nodes} nodes` : ''} · {job.name}
      </span>
      <span class="ends">
        <Tag tone={jobTone(state)}>{state}</Tag>
        {started === undefined ? null : <span class="muted">{spanText((ended ?? now) - started)}</span>}
        {Object.entries(job.metrics)
          .slice(0, 2)
          .map(([name, value]) => (
            <span class="muted" key={name}>
              {name} {metricText(value)}
            </span>
          ))}
      </span>
    </div>
  );
}

function metricText(value: number): string {
  return Number.isInteger(value) ? numberText(value) : value.toPrecision(4);
}

function JobSide({ job, now }: { readonly job: JobRow; readonly now: number }) {
  const isDone = isOver(job.state);
  const isAsking = useSignal(false);
  const cancel = async () => {
    isAsking.value = true;
    const { isOk, problems } = await act('cancel', { job: job.name });
    isAsking.value = false;
    say(isOk ? `${jobTitle(job)} is asked to end` : problems.join('; '), !isOk);
  };
  const message = job.message === undefined ? undefined : rowOf(job.message);
  const tags = Object.entries(job.tags);
  return (
    <Side title={jobTitle(job)} onClose={() => go('jobs')}>
      <p class="state-line">
        <Tag tone={jobTone(job.state)}>{job.state}</Tag>
        {job.started === undefined ? null : <span>{spanText((job.ended ?? now) - job.started)}</span>}
        {isDone ? null : (
          <button type="button" class="bad" onClick={cancel} disabled={isAsking.value}>
            Cancel the job
          </button>
        )}
      </p>
      {job.error === undefined ? null : <p class="problems">{job.error}</p>}
      {job.replaced.length === 0 ? null : (
        <>
          <h3>Replaced on this machine</h3>
          <ul class="replaced">
            {job.replaced.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      <Facts
        of={[
          ['Name', job.name],
          ['Kind', job.kind],
          ['Cluster', `${job.cluster ?? 'serverless'}, ${job.nodes} ${job.nodes === 1 ? 'node' : 'nodes'}`],
          ...(job.parent === undefined
            ? []
            : ([['Part of', <a href={hashOf('jobs', job.parent)}>{job.parent}</a>]] as const)),
          [
            'Started by',
            job.message === undefined ? (
              'nobody here has said by which message'
            ) : (
              <a href={hashOf('messages', String(job.message))}>
                message {job.message}
                {message === undefined ? '' : `, ${message.title}`}
              </a>
            ),
          ],
          ['Folder', <code>{job.folder}</code>],
        ]}
      />
      <Charts job={job} />
      <h3>Log</h3>
      <Log job={job.name} isOver={isDone} />
      {tags.length === 0 ? null : (
        <>
          <h3>Tags</h3>
          <Facts of={tags} />
        </>
      )}
    </Side>
  );
}

/** What a job writes, as it writes it; at its end while one looks at its end. */
function Log({ job, isOver }: { readonly job: string; readonly isOver: boolean }) {
  const text = useSignal<{ readonly text: string; readonly isCut: boolean } | undefined>(undefined);
  const frame = useRef<HTMLPreElement>(null);
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const answer = await ask<{ text: string; isCut: boolean }>(`jobs/${encodeURIComponent(job)}/log`);
      if (isGone || answer === undefined || answer.text === text.value?.text) return;
      const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = frame.current ?? {};
      const isAtEnd = scrollTop + clientHeight > scrollHeight - 40;
      text.value = answer;
      if (isAtEnd) requestAnimationFrame(() => frame.current?.scrollTo({ top: frame.current.scrollHeight }));
    };
    void read();
    const reading = isOver ? undefined : setInterval(read, EVERY);
    return () => {
      isGone = true;
      clearInterval(reading);
    };
  }, [job, isOver]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <pre ref={frame} class="log" tabIndex={0} role="log" aria-live="off" aria-label="Log">
      {text.value?.isCut === true ? '… its beginning is in the folder\n' : ''}
      {text.value === undefined ? '' : text.value.text === '' ? 'It has written nothing yet.' : text.value.text}
    </pre>
  );
}

/** A chart for each metric. */
function Charts({ job }: { readonly job: JobRow }) {
  const series = useSignal<readonly MetricSeries[]>([]);
  const version = JSON.stringify(job.metrics);
  useEffect(() => {
    if (version === '{}') return undefined;
    let isGone = false;
    void ask<readonly MetricSeries[]>(`jobs/${encodeURIComponent(job.name)}/metrics`).then((answer) => {
      if (!isGone && answer !== undefined) series.value = answer;
    });
    return () => {
      isGone = true;
    };
  }, [job.name, version]);
  if (version === '{}') return null;
  return (
    <>
      <h3>Metrics</h3>
      <div class="charts">
        {series.value.map((one) => (
          <Chart key={one.name} series={one} />
        ))}
      </div>
    </>
  );
}

function Chart({ series }: { readonly series: MetricSeries }) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const data: uPlot.AlignedData = [series.at.map((at) => at / 1000), [...series.values]];
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const style = getComputedStyle(element);
    const [ink, line, flow] = ['--muted', '--line', '--flow'].map((name) => style.getPropertyValue(name).trim());
    const axis = { stroke: ink ?? '', grid: { stroke: line ?? '', width: 1 }, ticks: { show: false } };
    plot.current = new uPlot(
      {
        width: element.clientWidth,
        height: 120,
        legend: { show: false },
        cursor: { y: false },
        axes: [
          { ...axis, size: 28 },
          { ...axis, size: 52 },
        ],
        series: [{}, { stroke: flow ?? '', width: 2, points: { show: series.values.length < 30 } }],
      },
      data,
      element,
    );
    const resized = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: 120 }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      plot.current?.destroy();
    };
  }, [series.name]);
  useEffect(() => plot.current?.setData(data), [series]);
  const last = series.values.at(-1);
  return (
    <figure class="chart">
      <figcaption>
        {series.name} <strong>{last === undefined ? '' : metricText(last)}</strong>
      </figcaption>
      <div ref={frame} role="img" aria-label={`${series.name}: ${series.values.length} values, the last ${last}`} />
    </figure>
  );
}

/** What the programs have logged. */
function ProgramLines() {
  const all = lines.value;
  if (all.length === 0) return null;
  return (
    <details class="program-lines">
      <summary>What the programs say ({numberText(all.length)})</summary>
      <ol>
        {[...all].reverse().map((line, index) => (
          <li key={`${line.at} ${all.length - index}`} class={line.level}>
            <time>{timeText(line.at)}</time> <b>{line.program}</b> {line.text}
          </li>
        ))}
      </ol>
    </details>
  );
}
