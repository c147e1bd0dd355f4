import { type ArmValue, PartlyKnownText, textOfParts, Unknown } from './expressions/arm-values';

/** A text that may not be known, or not wholly. */
export type Text = string | Unknown;

/** Where something is deployed to: the id that those of resources begin with. */
export interface Place {
  readonly subscription: Text;
  /** `undefined` for a deployment to a subscription, or above. */
  readonly resourceGroup: Text | undefined;
}

/** The place of a template that nobody has deployed yet. */
export function placeOfTemplate(isOfGroup: boolean): Place {
  return {
    subscription: new Unknown('subscription().subscriptionId'),
    resourceGroup: isOfGroup ? new Unknown('resourceGroup().name') : undefined,
  };
}

export function subscriptionId({ subscription }: Pick<Place, 'subscription'>): Text {
  return textOfParts(['/subscriptions/', subscription]);
}

/** The id of a place. */
export function placeId(place: Place): Text {
  const above = subscriptionId(place);
  return place.resourceGroup === undefined ? above : textOfParts([above, '/resourceGroups/', place.resourceGroup]);
}

/**
 * The id of a resource at something else.
 *
 * @param type `Microsoft.ServiceBus/namespaces/topics`
 * @param names as many as there are kinds in the type
 */
export function resourceIdAt(at: Text, type: string, names: readonly Text[]): Text {
  const [provider = '', ...kinds] = type.split('/');
  const pairs = kinds.flatMap((kind, index) => ['/', kind, '/', names[index] ?? '']);
  return textOfParts([at, '/providers/', provider, ...pairs]);
}

/** The parts of a name between its slashes; a part that is not known has none. */
export function segmentsOf(name: Text): Text[] {
  const parts = name instanceof PartlyKnownText ? name.parts : [name];
  const segments: Text[][] = [[]];
  for (const part of parts) {
    if (typeof part !== 'string') {
      segments.at(-1)?.push(part);
      continue;
    }
    const [first = '', ...others] = part.split('/');
    segments.at(-1)?.push(first);
    for (const other of others) segments.push([other]);
  }
  return segments.map(textOfParts);
}

/** A value as a text, where it is one, or a number as Azure takes it for one. */
export function asText(value: ArmValue | undefined): Text | undefined {
  if (typeof value === 'string' || value instanceof Unknown) return value;
  return typeof value === 'number' ? String(value) : undefined;
}
