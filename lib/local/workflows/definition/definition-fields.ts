/** A part of a definition, with where it is; what is wrong with it is told to whoever reads the whole. */
export class Fields {
  private readonly values: ReadonlyMap<string, unknown>;

  constructor(
    value: unknown,
    readonly place: string,
    private readonly problems: string[],
  ) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) this.problem('', `expected an object, and found ${shown(value)}`);
    this.values = new Map(isObject ? Object.entries(value) : []);
  }

  get names(): readonly string[] {
    return [...this.values.keys()];
  }

  value(name: string): unknown {
    return this.values.get(name);
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** A part of it; an empty one where it is not there. */
  part(name: string): Fields {
    return new Fields(this.values.get(name) ?? {}, this.placeOf(name), this.problems);
  }

  /** The elements of a list, by their index. */
  list(name: string): Fields {
    const value = this.values.get(name);
    return new Fields(
      Object.fromEntries(Object.entries(Array.isArray(value) ? value : [])),
      this.placeOf(name),
      this.problems,
    );
  }

  /** One of some words, in their letters; the first where it is none. */
  word<T extends string>(name: string, words: readonly [T, ...T[]]): T {
    const value = this.values.get(name);
    const found = words.find((word) => word.toLowerCase() === String(value).toLowerCase());
    if (found === undefined) this.problem(name, `${shown(value)} is not known here; allowed ${words.join(', ')}`);
    return found ?? words[0];
  }

  /** A whole number within bounds. */
  whole(name: string, least: number, most: number, preset?: number): number {
    const value = this.values.get(name) ?? preset;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.problem(name, `${shown(value)} is no whole number from ${least} to ${most}`);
    return least;
  }

  /** Refuses what is there beside what is known. */
  only(names: readonly string[]): void {
    for (const name of this.names) if (!names.includes(name)) this.problem(name, 'is not known here');
  }

  problem(name: string, why: string): void {
    this.problems.push(`${this.placeOf(name)}: ${why}`);
  }

  placeOf(name: string): string {
    return name === '' ? this.place : `${this.place}.${name}`;
  }
}

/** A value, short, as it is shown in a message. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
