import { randomBytes, randomUUID } from 'node:crypto';

/**
 * What stands for everything of an id that nobody knows before it is there. A configuration is evaluated with two
 * samples at least: what is the same with each of them does not depend on what was invented, what differs does.
 */
export class Sample {
  private readonly subscriptions = new Map<string, string>();

  /**
   * @param number of the sample, from 0: the first takes one subscription of Azure for all, later ones one for each
   * configuration of a provider, since they may be several
   * @param written GUIDs that the configuration names: what it compares an id with may be the subscription
   */
  constructor(
    readonly number: number,
    private readonly written: readonly string[],
  ) {}

  /** The subscription of Azure of a configuration of a provider that does not name it. */
  subscription(configuration: string): string {
    const key = this.number === 0 ? '' : configuration;
    const known = this.subscriptions.get(key);
    if (known !== undefined) return known;
    const taken = new Set(this.subscriptions.values());
    const written = this.number === 0 ? [] : this.written.slice(this.number - 1);
    const invented = written.find((one) => !taken.has(one)) ?? randomUUID();
    this.subscriptions.set(key, invented);
    return invented;
  }

  /** An id of which nothing is known: with each sample it has other parts, and another number of them. */
  id(): string {
    const parts = Array.from({ length: 3 + this.number }, () => randomBytes(6 + this.number).toString('hex'));
    return `/subscriptions/${randomUUID()}/${parts.join('/')}`;
  }
}

/** GUIDs that stand in some texts, each once. */
export function guidsIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => text.match(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi) ?? []);
  return [...new Set(found)];
}
