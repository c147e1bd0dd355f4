import { isObject, type JsonObject, type JsonPath } from '../../terraform';
import { type ArmValue, expressionOf, textOfParts } from '../arm/expressions/arm-values';
import { evaluateJson, evaluateText, MOST_COPIES, type Scope, unlikeOthers } from '../arm/expressions/evaluate-arm';
import { asText, type Place, placeId, resourceIdAt, segmentsOf, type Text } from '../arm/ids';

/** One instance of a resource of a template, before its properties are looked at. */
export interface ExpandedResource {
  readonly raw: JsonObject;
  readonly path: JsonPath;
  /** Where its expressions stand. */
  readonly scope: Scope;
  /** Its symbolic name, with the number of its instance: `rules[0]`. */
  readonly symbol: string | undefined;
  readonly type: string;
  readonly names: readonly Text[] | undefined;
  readonly id: Text;
  readonly at: Text;
  readonly resourceGroup: Text | undefined;
  readonly isExisting: boolean;
  readonly perhaps: string | undefined;
}

/** A part of a template that is no resource as they are written. */
export interface StrangePart {
  readonly path: JsonPath;
  readonly why: string;
}

/** What resources stand in. */
interface Around {
  readonly scope: Scope;
  readonly place: Place;
  readonly path: JsonPath;
  readonly parent?: { readonly type: string; readonly name: Text } | undefined;
}

/** Goes through the resources of a template: each instance of each loop, and those that stand in others. */
export class Expansion {
  readonly found: ExpandedResource[] = [];
  readonly strange: StrangePart[] = [];

  /** Adds resources: a list, or an object by their symbolic names. */
  add(resources: unknown, around: Around): void {
    if (resources === undefined || resources === null) return;
    const entries: [string | number, unknown][] = Array.isArray(resources)
      ? [...resources.entries()]
      : isObject(resources)
        ? Object.entries(resources)
        : [];
    if (entries.length === 0 && !Array.isArray(resources) && !isObject(resources))
      this.strange.push({ path: around.path, why: 'has resources that are no list' });
    for (const [key, raw] of entries) {
      const path = [...around.path, key];
      if (isObject(raw) && typeof raw.type === 'string') this.addLoop(raw, { ...around, path }, key);
      else this.strange.push({ path, why: 'has a resource without a type' });
    }
  }

  private addLoop(raw: JsonObject, around: Around, key: string | number): void {
    const symbol = typeof key === 'string' ? key : undefined;
    const { copy } = raw;
    if (!isObject(copy)) {
      this.addOne(raw, around, symbol, undefined);
      return;
    }
    const { scope } = around;
    const name = typeof copy.name === 'string' ? copy.name : (symbol ?? '');
    const count = evaluateJson(copy.count, scope);
    const isKnown = typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= MOST_COPIES;
    const numbers: readonly ArmValue[] = isKnown
      ? Array.from({ length: count }, (_, index) => index)
      : [unlikeOthers(`copyIndex('${name}')`, scope)];
    const perhaps = isKnown ? undefined : `its copy.count is [${expressionOf(count)}]`;
    for (const loop of numbers) {
      const loops = new Map([...scope.loops, [name.toLowerCase(), loop]]);
      const one = symbol === undefined || typeof loop !== 'number' ? symbol : `${symbol}[${loop}]`;
      this.addOne(raw, { ...around, scope: { ...scope, loops, loop } }, one, perhaps);
    }
  }

  private addOne(raw: JsonObject, around: Around, symbol: string | undefined, copied: string | undefined): void {
    const { scope, path, parent } = around;
    const condition = raw.condition === undefined ? true : evaluateJson(raw.condition, scope);
    if (condition === false) return;
    const written = raw.type as string;
    const isChild = parent !== undefined && !/^[^/]+\.[^/]+\//.test(written);
    const type = isChild ? `${parent.type}/${written}` : written;
    const ownName = asText(typeof raw.name === 'string' ? evaluateText(raw.name, scope) : (raw.name as ArmValue));
    if (ownName === undefined) {
      this.strange.push({ path, why: `has a ${type} without a name` });
      return;
    }
    const name = isChild ? textOfParts([parent.name, '/', ownName]) : ownName;
    const place = placeOf(raw, around);
    const conditional = condition === true ? undefined : `its condition is [${expressionOf(condition)}]`;
    this.found.push({
      raw,
      path,
      scope,
      symbol,
      ...identity(type, name, atOf(raw, scope, place)),
      resourceGroup: place.resourceGroup,
      isExisting: raw.existing === true,
      perhaps: copied ?? conditional,
    });
    this.add(raw.resources, { ...around, place, path: [...path, 'resources'], parent: { type, name } });
  }
}

/** A resource that is elsewhere says so; so does a deployment that deploys to elsewhere. */
function placeOf({ subscriptionId, resourceGroup }: JsonObject, { place, scope }: Around): Place {
  const subscription = subscriptionId === undefined ? undefined : asText(evaluateJson(subscriptionId, scope));
  const group = resourceGroup === undefined ? undefined : asText(evaluateJson(resourceGroup, scope));
  return { subscription: subscription ?? place.subscription, resourceGroup: group ?? place.resourceGroup };
}

/** The id that `scope` says, whole or from the provider on; the place where it says nothing. */
function atOf({ scope: written }: JsonObject, scope: Scope, place: Place): Text {
  const base = placeId(place);
  if (typeof written !== 'string') return base;
  const value = asText(evaluateText(written, scope)) ?? base;
  const start = typeof value === 'string' ? value : value.text;
  if (start.startsWith('/')) return value;
  return /^[A-Za-z]+\.[A-Za-z.]+\//.test(start) ? textOfParts([base, '/providers/', value]) : value;
}

/** The id of a resource; settings of another one can have that in their type: `…/namespaces/providers/roleAssignments`. */
function identity(type: string, name: Text, at: Text): Pick<ExpandedResource, 'type' | 'names' | 'id' | 'at'> {
  const [provider = '', ...kinds] = type.split('/');
  const segments = segmentsOf(name);
  if (segments.length !== kinds.length) {
    return { type, names: undefined, id: textOfParts([at, '/providers/', type, '/', name]), at };
  }
  const extension = kinds.lastIndexOf('providers');
  if (extension <= 0) return { type, names: segments, id: resourceIdAt(at, type, segments), at };
  const owner = resourceIdAt(at, [provider, ...kinds.slice(0, extension)].join('/'), segments.slice(0, extension));
  const own = segments[extension];
  if (typeof own !== 'string') {
    return { type, names: undefined, id: textOfParts([owner, '/providers/', own ?? '', '/', name]), at: owner };
  }
  const ownType = [own, ...kinds.slice(extension + 1)].join('/');
  const names = segments.slice(extension + 1);
  return { type: ownType, names, id: resourceIdAt(owner, ownType, names), at: owner };
}

/** What is written of a resource, evaluated. */
export function bodyOf({ raw, scope }: ExpandedResource): Readonly<Record<string, ArmValue>> {
  const parts = Object.entries(raw).filter(([name]) => !NOT_OF_BODY.has(name));
  return Object.fromEntries(parts.map(([name, part]) => [name, evaluateJson(part, scope)]));
}

const NOT_OF_BODY: ReadonlySet<string> = new Set(
  'type apiVersion name copy condition dependsOn resources scope existing comments metadata import'.split(' '),
);
