import { isObject, type JsonObject } from '../../../terraform';
import { withoutKeys } from './instance-addresses';

/** A text with invented parts told as the expressions that they are the values of. */
export interface Told {
  readonly text: string;
  /** What the expressions refer to: `azurerm_servicebus_topic.jobs.id`. */
  readonly from: readonly string[];
  /** The address of the resource whose id it is, where it is nothing but that. */
  readonly whole: string | undefined;
}

/** What was invented in one sample, by what it stands for. */
export class InventedNames {
  /** The addresses of what has an id, by the id in small letters. */
  private readonly byId = new Map<string, string[]>();
  private readonly subscriptions = new Map<string, string>();

  constructor(changes: readonly JsonObject[]) {
    for (const { address, type, mode, change } of changes) {
      const after = isObject(change) && isObject(change.after) ? change.after : {};
      const { id, subscription_id: subscription } = after;
      const isOfSubscription = mode === 'data' && /^azurerm_(client_config|subscription)$/.test(String(type));
      if (isOfSubscription && typeof subscription === 'string')
        this.subscriptions.set(subscription.toLowerCase(), `${address}.subscription_id`);
      if (typeof id !== 'string' || !id.startsWith('/')) continue;
      const known = this.byId.get(id.toLowerCase()) ?? [];
      // Of a resource and a data source that reads it, the resource says more.
      this.byId.set(id.toLowerCase(), mode === 'data' ? [...known, String(address)] : [String(address), ...known]);
    }
  }

  /** What has an id: one, or several that Azure would not let be there together. */
  owners(id: string): readonly string[] {
    return this.byId.get(id.toLowerCase()) ?? [];
  }

  told(text: string): Told {
    const whole = this.owners(text)[0];
    if (whole !== undefined) return { text: `\${${this.plain(whole)}.id}`, from: [`${whole}.id`], whole };
    const from: string[] = [];
    let done = '';
    let at = 0;
    for (const { index } of text.matchAll(/\/subscriptions\//gi)) {
      if (index < at) continue;
      const found = this.longest(text.slice(index));
      if (found === undefined) continue;
      done += `${text.slice(at, index)}\${${found.name}}`;
      from.push(found.name);
      at = index + found.length;
    }
    const rest = text.slice(at).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, (guid) => {
      const name = this.subscriptions.get(guid.toLowerCase());
      if (name === undefined) return guid;
      from.push(name);
      return `\${${name}}`;
    });
    return { text: done + rest, from, whole: undefined };
  }

  /** The longest id that a text begins with. */
  private longest(text: string): { readonly name: string; readonly length: number } | undefined {
    const ends = [...text.matchAll(/(?=[/"'\s,;)\]}|])|$/g)].map(({ index }) => index).reverse();
    for (const length of ends) {
      const [owner] = this.owners(text.slice(0, length));
      if (owner !== undefined) return { name: `${this.plain(owner)}.id`, length };
    }
    return undefined;
  }

  /** An address whose own keys are told. */
  private plain(address: string): string {
    return address.includes('/subscriptions/') ? withoutKeys(address) : address;
  }
}
