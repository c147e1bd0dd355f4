import { type Gap, isObject, type JsonObject, type Presence, Reference } from '../resource';
import type { Instance } from './plan-instances';

/** What Terraform has evaluated of a configuration beyond what a plan tells, by the addresses of resources. */
export interface Evaluation {
  /** How everything comes to be; left out, as the plan says. */
  readonly presence?: Presence | undefined;
  /** What arguments are that are not known before they are there, by their names with dots into blocks. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, EvaluatedReference>>;
  /** The files in which resources are written. @default - the one of the plan */
  readonly files?: ReadonlyMap<string, string> | undefined;
  /**
   * How resources are treated by Terraform: `{"prevent_destroy": true}`, or `{}` where nothing is written.
   *
   * @default - not known
   */
  readonly lifecycles?: ReadonlyMap<string, JsonObject> | undefined;
  /** Why a resource may not be there, or several times. */
  readonly perhaps?: ReadonlyMap<string, string> | undefined;
}

/** A value that is made of ids which are known after apply, and of which it is known what they are the ids of. */
export interface EvaluatedReference {
  /** The expression: `${azurerm_servicebus_topic.jobs.id}`. */
  readonly text: string;
  /** What it refers to. */
  readonly from: readonly string[];
  /**
   * What it leads to, where it is an id: the resource at an address, or something that is not declared, by its names:
   * `Microsoft.ServiceBus/namespaces/bus/topics/jobs`. `undefined` for any other text.
   */
  readonly target: { readonly address: string } | { readonly id: string } | undefined;
}

/** Of a plan alone. */
export const NOT_EVALUATED: Evaluation = { values: new Map() };

/** An instance with what is evaluated of it. */
export function evaluated(instance: Instance, evaluation: Evaluation): Instance {
  const { presence, values, perhaps, files, lifecycles } = evaluation;
  const { resource } = instance;
  const { address, mode } = resource;
  const known = values.get(address) ?? new Map<string, EvaluatedReference>();
  const why = perhaps?.get(address);
  const file = files?.get(address);
  const lifecycle = lifecycles?.get(address);
  if (presence === undefined && known.size === 0 && why === undefined && file === undefined) return instance;
  return {
    ...instance,
    resource: {
      ...resource,
      ...(presence !== undefined && mode === 'managed' && { presence }),
      ...(why !== undefined && { perhaps: why }),
      ...(file !== undefined && { file }),
      values: {
        ...(known.size > 0 ? (withReferences(resource.values, known, []) as JsonObject) : resource.values),
        ...(lifecycle !== undefined && { lifecycle }),
      },
    },
  };
}

/** The values, in which what is not known says what it is made of. */
function withReferences(
  value: unknown,
  known: ReadonlyMap<string, EvaluatedReference>,
  path: readonly string[],
): unknown {
  if (value instanceof Reference) {
    const found = known.get(path.join('.'));
    return found === undefined ? value : new Reference(found.text, found.from);
  }
  if (Array.isArray(value)) return value.map((one, index) => withReferences(one, known, [...path, `${index}`]));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withReferences(part, known, [...path, name])]),
  );
}

/** That there may be more of what may be there several times. */
export function repetitionGaps(file: string, { perhaps }: Evaluation): Gap[] {
  return [...(perhaps ?? [])].map(([address, why]) => ({
    file,
    address,
    why: `${why}, so how many there are is not known`,
    effect: 'more',
  }));
}
