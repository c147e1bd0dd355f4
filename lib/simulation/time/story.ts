import type { Time } from '../../broker/core';

/** One thing that happened, for whoever reads what a run was. */
export interface StoryLine {
  readonly at: Time;
  /** Who did it, or where: `start-gpu-urgent`, `Azure ML`, `gpu-urgent`. */
  readonly who: string;
  readonly what: string;
}

/** Hears what happens; of a run that nobody wants to read, nothing is written down. */
export type Tell = (who: string, what: string) => void;

/** What happened, with the time since the beginning: `+1 d 02:03:04.005`. */
export function storyText(lines: readonly StoryLine[], start: Time): string[] {
  const width = Math.max(0, ...lines.map(({ who }) => who.length));
  return lines.map(({ at, who, what }) => `${sinceText(at - start)}  ${who.padEnd(width)}  ${what}`);
}

function sinceText(milliseconds: number): string {
  const days = Math.floor(milliseconds / 86_400_000);
  const clock = new Date(milliseconds % 86_400_000).toISOString().slice(11, 23);
  return days === 0 ? `+${clock}` : `+${days} d ${clock}`;
}
