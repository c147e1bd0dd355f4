import { plot } from 'simple-ascii-chart';
import { HOUR } from '../../../broker/core';
import type { ClusterDay, DayResult } from '../../../simulation';

/** The chart is no wider than this, whatever the terminal. */
const WIDEST = 120;
const TALLEST = 8;
/** What stands to the left of a chart. */
const MARGIN = 8;
/** A label of the time of day takes as much. */
const LABEL = 8;

/** How many machines there were of a cluster, hour by hour. */
export function nodeChart(day: ClusterDay, { beginning, end }: DayResult, columns: number | undefined): string[] {
  const hours = Math.max(1, Math.ceil((end - beginning) / HOUR));
  const room = Math.min(WIDEST, columns ?? WIDEST) - MARGIN;
  // A point for so many minutes, so that the whole span fits.
  const points = Math.max(2, Math.min(room, hours * 4));
  const step = (hours * HOUR) / points;
  const values = Array.from({ length: points + 1 }, (_, index): [number, number] => [
    index,
    mostNodes(day, beginning + index * step, beginning + (index + 1) * step),
  ]);
  const every = labelEvery(hours, points);
  const drawn = plot([values], {
    width: points + 1,
    height: Math.min(TALLEST, day.cluster.maxNodes + 1),
    yRange: [0, day.cluster.maxNodes],
    formatter: (value, { axis }) => {
      if (axis !== 'x') return String(Math.round(Number(value)));
      const hour = (Number(value) * step) / HOUR;
      return Math.abs(hour % every) < step / HOUR / 2 ? String(Math.round(hour)) : '';
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

/** Between two labels stand so many hours that they do not touch. */
function labelEvery(hours: number, points: number): number {
  const perHour = points / hours;
  return [1, 2, 3, 4, 6, 8, 12, 24, 48, 96].find((every) => every * perHour >= LABEL) ?? 168;
}
