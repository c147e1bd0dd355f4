import type { Subject } from './subject';

/**
 * Ids that are written out, by the subject that they may be of. Each has a position, and the first one is found without
 * going through the others.
 */
export class NamedIds {
  private readonly byId = new Map<string, number>();
  private readonly byName = new Map<string, number>();
  private any: number | undefined;

  /** Adds an id; positions rise. What does not begin with a slash is no id. */
  add(id: string, position: number): void {
    if (!id.startsWith('/')) return;
    const whole = id.toLowerCase();
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    this.any ??= position;
    if (!this.byId.has(whole)) this.byId.set(whole, position);
    if (!this.byName.has(name)) this.byName.set(name, position);
  }

  /** The position of the first id that may be the subject's: it ends with its name, or that name is not known. */
  first({ values, type }: Subject): number | undefined {
    if (typeof values.id === 'string') return this.byId.get(values.id.toLowerCase());
    // Entities of Service Bus are found by their ids already.
    if (type.startsWith('azurerm_servicebus_')) return undefined;
    return typeof values.name === 'string' ? this.byName.get(values.name.toLowerCase()) : this.any;
  }
}
