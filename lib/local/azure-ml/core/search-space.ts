import { isScalar, type Json } from './json-parts';
import type { Luck } from './run-luck';

/** What one setting is drawn from: a name of Azure ML, and what it is given. */
interface Setting {
  readonly name: string;
  readonly draw: string;
  readonly given: readonly unknown[];
}

/** What is wrong with a search space, a sentence each. */
export function searchSpaceProblems(space: Json, algorithm: string): string[] {
  const settings = settingsOf(space);
  if (settings.length === 0) return ['searchSpace: got nothing, allowed at least one setting; give it'];
  return settings.flatMap(({ name, draw, given }) => {
    const place = `searchSpace.${name}`;
    const numbers = NUMBERS.get(draw);
    if (draw !== 'choice' && numbers === undefined)
      return [`${place}: got ${JSON.stringify(draw)}, allowed choice, ${[...NUMBERS.keys()].join(', ')}`];
    if (draw === 'choice' && valuesOf(given).length === 0)
      return [`${place}: got no value to choose from, allowed ["choice", [[…]]] with at least one`];
    if (numbers !== undefined && !isNumbers(given, numbers))
      return [`${place}: got ${JSON.stringify(given)}, allowed ${numbers} numbers in a list`];
    const allowed = ALLOWED.get(algorithm);
    if (allowed !== undefined && !allowed.includes(draw))
      return [`${place}: got ${draw}, which ${algorithm} sampling does not take; allowed ${allowed.join(', ')}`];
    return [];
  });
}

/** How many numbers each is given. @see https://learn.microsoft.com/azure/machine-learning/how-to-tune-hyperparameters */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['randint', 1],
  ['uniform', 2],
  ['loguniform', 2],
  ['normal', 2],
  ['lognormal', 2],
  ['quniform', 3],
  ['qloguniform', 3],
  ['qnormal', 3],
  ['qlognormal', 3],
]);

/** What an algorithm takes, where it does not take everything. */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ['Grid', ['choice']],
  ['Bayesian', ['choice', 'uniform', 'quniform']],
]);

/** The values of all settings, drawn with luck. */
export function drawn(space: Json, luck: Luck): Record<string, string> {
  return Object.fromEntries(settingsOf(space).map((setting) => [setting.name, textOf(drawOne(setting, luck))]));
}

/** How many points a grid has. */
export function gridSize(space: Json): number {
  return settingsOf(space).reduce((size, { given }) => size * valuesOf(given).length, 1);
}

/** A point of a grid by its number: the last setting changes first. */
export function gridPoint(space: Json, number: number): Record<string, string> {
  let rest = number;
  const values = settingsOf(space)
    .reverse()
    .map(({ name, given }) => {
      const choices = valuesOf(given);
      const chosen = choices[rest % choices.length];
      rest = Math.floor(rest / choices.length);
      return [name, textOf(chosen)] as const;
    });
  return Object.fromEntries(values.reverse());
}

function settingsOf(space: Json): Setting[] {
  return Object.entries(space).map(([name, setting]) => {
    const [draw, given] = Array.isArray(setting) ? setting : [];
    return { name, draw: String(draw), given: Array.isArray(given) ? given : [] };
  });
}

function drawOne({ draw, given }: Setting, luck: Luck): unknown {
  if (draw === 'choice') {
    const choices = valuesOf(given);
    return choices[Math.floor(luck.next() * choices.length)];
  }
  const [a = 0, b = 0, q = 1] = given.map(Number);
  const rounded = (value: number): number => Math.round(value / q) * q;
  const uniform = (): number => a + luck.next() * (b - a);
  const normal = (): number => a + luck.normal() * b;
  switch (draw) {
    case 'randint':
      return Math.floor(luck.next() * a);
    case 'uniform':
      return uniform();
    case 'loguniform':
      return Math.exp(uniform());
    case 'quniform':
      return rounded(uniform());
    case 'qloguniform':
      return rounded(Math.exp(uniform()));
    case 'normal':
      return normal();
    case 'lognormal':
      return Math.exp(normal());
    case 'qnormal':
      return rounded(normal());
    default:
      return rounded(Math.exp(normal()));
  }
}

/** `["choice", [[1, 2]]]`, and `["choice", [1, 2]]` as it was written once. */
function valuesOf(given: readonly unknown[]): readonly unknown[] {
  const values = Array.isArray(given[0]) ? given[0] : given;
  return values.filter((value) => isScalar(value) || (typeof value === 'object' && value !== null));
}

function isNumbers(given: readonly unknown[], count: number): boolean {
  return given.length === count && given.every((one) => typeof one === 'number' && Number.isFinite(one));
}

function textOf(value: unknown): string {
  return isScalar(value) ? String(value) : JSON.stringify(value);
}
