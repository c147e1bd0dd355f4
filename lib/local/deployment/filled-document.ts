import {
  argumentAt,
  isObject,
  leavesOf,
  Reference,
  type TerraformDocument,
  type TerraformResource,
} from '../../terraform';
import { asWritten, azureComputed } from './computed';

/** That something is not known before it is deployed, or not understood: why, as the rest of a sentence about it. */
export class NotKnown extends Error {}

/** A document, with what Azure would fill in as far as that follows from the document. */
export class FilledDocument {
  /** What is in the document and cannot be run here: its address and why. */
  readonly leftOut: string[] = [];
  readonly resources: readonly TerraformResource[];
  private readonly byId = new Map<string, TerraformResource>();
  private readonly byAddress = new Map<string, TerraformResource>();

  constructor(readonly document: TerraformDocument) {
    this.resources = document.resourcesWith(azureComputed);
    for (const resource of this.resources) {
      this.byAddress.set(resource.address, resource);
      const id = this.idOf(resource);
      if (id !== undefined) this.byId.set(id.toLowerCase(), resource);
    }
  }

  /** The resources of some types; one that may not be there, or stand for several, is left out. */
  ofTypes(isWanted: (type: string) => boolean): TerraformResource[] {
    return this.resources.filter((one) => isWanted(one.type) && !this.isUncertain(one));
  }

  /** Reads something of each resource; what is not known of one is told, and that one left out. */
  each<T>(resources: readonly TerraformResource[], read: (resource: TerraformResource) => T): T[] {
    return resources.flatMap((resource) => {
      try {
        return [read(resource)];
      } catch (error) {
        if (!(error instanceof NotKnown)) throw error;
        this.leave(resource.address, error.message);
        return [];
      }
    });
  }

  leave(address: string, why: string): void {
    this.leftOut.push(`${address}: ${why}`);
  }

  /** Its id, as it is or as it would be. */
  idOf(resource: TerraformResource): string | undefined {
    const { id } = resource.values;
    const made = typeof id === 'string' ? id : azureComputed(asWritten(resource), 'id');
    return typeof made === 'string' ? made : undefined;
  }

  /** The resource that an argument leads to by its id; `undefined` where that is not in the document. */
  linked(resource: TerraformResource, argument: string): TerraformResource | undefined {
    const value = argumentAt(resource.values, argument);
    if (typeof value === 'string') return this.withId(value);
    // In a plan ids of what is made are not there, and what they are of is.
    const original = this.document.resources.find(({ address }) => address === resource.address);
    const target = original && this.document.resolve(original, argument);
    return target?.kind === 'resource' ? this.byAddress.get(target.resource.address) : undefined;
  }

  withId(id: string): TerraformResource | undefined {
    return this.byId.get(id.toLowerCase());
  }

  /** The id that an argument has, or that of the resource that it leads to. @throws NotKnown */
  id(resource: TerraformResource, argument: string): string {
    const linked = this.linked(resource, argument);
    return (linked && this.idOf(linked)) ?? text(resource, argument);
  }

  private isUncertain({ address, perhaps }: TerraformResource): boolean {
    if (perhaps !== undefined) this.leave(address, `${perhaps}, so whether it is there is not known`);
    return perhaps !== undefined;
  }
}

/**
 * An argument that has to be a text.
 *
 * @param otherwise what it is where it is not set; left out, it has to be
 * @throws NotKnown
 */
export function text(resource: TerraformResource, argument: string, otherwise?: string): string {
  const value = known(resource, argument) ?? otherwise;
  if (typeof value !== 'string' || value === '') throw new NotKnown(`has no ${argument}`);
  return value;
}

/** An argument that has to be a whole number. @throws NotKnown */
export function wholeNumber(resource: TerraformResource, argument: string): number {
  const value = known(resource, argument);
  const number = typeof value === 'string' ? Number(value) : value;
  if (!Number.isInteger(number)) throw new NotKnown(`has no ${argument} that is a whole number`);
  return number as number;
}

/** An argument with everything in it; `undefined` where it is not set. @throws NotKnown where a part is not known */
export function known(resource: TerraformResource, argument: string): unknown {
  const value = argumentAt(resource.values, argument);
  for (const { argument: place, leaf } of leavesOf(value, (part) => part instanceof Reference, argument)) {
    if (leaf instanceof Reference)
      throw new NotKnown(`its ${place} is ${leaf.text}, which is known when it is deployed`);
  }
  return value ?? undefined;
}

/** Blocks of one kind, which may be written without the list that they are. */
export function blocks(values: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>>[] {
  const value = values[name];
  if (value instanceof Reference)
    throw new NotKnown(`its ${name} is ${value.text}, which is known when it is deployed`);
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** JSON in an argument. @throws NotKnown where it is not known, or none */
export function jsonIn(resource: TerraformResource, argument: string): unknown {
  const content = text(resource, argument);
  try {
    return JSON.parse(content);
  } catch {
    throw new NotKnown(`its ${argument} is no JSON`);
  }
}
