import { Refused, Requests } from '../../operations/jobs/arm-requests';
import { OperationProblem } from '../../operations/operation-problem';
import { isObject, type JsonObject } from '../../terraform';

/** The version of Microsoft.ServiceBus that is asked. */
export const SERVICE_BUS_VERSION = '2024-01-01';

/** Asks Azure Resource Manager: reads, and nothing else. */
export class Manager {
  private readonly requests: Requests;
  private readonly origin: string;

  /** @param url of the Resource Manager of the cloud */
  constructor(
    private readonly url: string,
    token: () => Promise<string>,
    wait?: (milliseconds: number) => Promise<unknown>,
  ) {
    this.requests = new Requests({ token, ...(wait !== undefined && { wait }) });
    this.origin = new URL(url).origin;
  }

  /** One resource. @throws Refused, or OperationProblem where nobody answers */
  one(id: string, version: string): Promise<JsonObject> {
    return this.requests.json(this.urlOf(id, version));
  }

  /** All of a list, page by page. @throws as `one` */
  async all(path: string, version: string, filter?: string): Promise<JsonObject[]> {
    const found: JsonObject[] = [];
    const met = new Set<string>();
    for (let next: string | undefined = this.urlOf(path, version, filter); next !== undefined; ) {
      met.add(next);
      const { value, nextLink }: JsonObject = await this.requests.json(next);
      if (!Array.isArray(value))
        throw new OperationProblem(`${this.origin}${path}: answers with something that is no list`);
      found.push(...value.filter(isObject));
      next = typeof nextLink === 'string' && nextLink !== '' ? this.nextOf(nextLink, met) : undefined;
    }
    return found;
  }

  /** A token is for the Resource Manager alone, wherever an answer leads. */
  private nextOf(link: string, met: ReadonlySet<string>): string {
    const isOwn = URL.canParse(link) && new URL(link).origin === this.origin;
    if (!isOwn || met.has(link)) {
      throw new OperationProblem(`${this.origin}: goes on at ${isOwn ? 'the same page again' : 'another host'}`);
    }
    return link;
  }

  private urlOf(path: string, version: string, filter?: string): string {
    const query = new URLSearchParams({ 'api-version': version, ...(filter !== undefined && { $filter: filter }) });
    return `${this.url}${path}?${query.toString()}`;
  }
}

/** Why something was refused, in one line; `undefined` for what is no refusal. */
export function refusal(error: unknown): { readonly status: number; readonly text: string } | undefined {
  return error instanceof Refused ? { status: error.status, text: `status ${error.status}, ${error.code}` } : undefined;
}

/** Does some work for each of a list, so many at a time; the first error ends it. */
export async function forEach<T>(list: readonly T[], most: number, work: (one: T) => Promise<void>): Promise<void> {
  const rest = list.values();
  const worker = async () => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(most, list.length) }, worker));
}
