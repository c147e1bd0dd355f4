import { plot } from 'simple-ascii-chart';
import { HOUR, MINUTE } from '../../../broker/core';
import type { ClusterDay, DayResult } from '../../../simulation';

/** The chart is no wider than this, whatever the terminal. */
const WIDEST = 120;
const TALLEST = 8;
/** What stands to the left of a chart. */
const MARGIN = 8;
/** So many columns stand between two labels, which are hours of one of these numbers. */
const LABEL = 8;
const LABELS = [1, 2, 3, 4, 6, 8, 12, 24, 48, 96] as const;

/** A point of the chart stands for one of these spans, in minutes: labels fall on full hours. */
const SPANS = [15, 30, 60, 120, 180, 240, 360, 720, 1440] as const;

/** How many machines there were of a cluster, in the course of time. */
export function nodeChart(day: ClusterDay, { beginning, end }: DayResult, columns: number | undefined): string[] {
  const length = Math.max(HOUR, end - beginning);
  const room = Math.min(WIDEST, columns ?? WIDEST) - MARGIN;
  const span = MINUTE * (SPANS.find((minutes) => length / (MINUTE * minutes) <= room) ?? 1440);
  const points = Math.max(2, Math.ceil(length / span));
  const values = Array.from({ length: points + 1 }, (_, index): [number, number] => [
    index,
    mostNodes(day, beginning + index * span, beginning + (index + 1) * span),
  ]);
  const every = LABELS.find((hours) => (hours * HOUR) / span >= LABEL) ?? 168;
  const drawn = plot([values], {
    width: points + 1,
    height: Math.min(TALLEST, day.cluster.maxNodes + 1),
    yRange: [0, day.cluster.maxNodes],
    formatter: (value, { axis }) => {
      if (axis !== 'x') return String(Math.round(Number(value)));
      const hours = (Number(value) * span) / HOUR;
      return hours % every === 0 ? String(hours) : '';
    },
  });
  return drawn
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

/** The most machines of a span of time. */
function mostNodes({ history }: ClusterDay, from: number, until: number): number {
  let before = 0;
  let most: number | undefined;
  for (const { at, nodes } of history) {
    if (at <= from) before = nodes;
    else if (at < until) most = Math.max(most ?? 0, nodes);
  }
  return Math.max(before, most ?? 0);
}
