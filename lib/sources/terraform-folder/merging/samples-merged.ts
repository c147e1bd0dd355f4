import { type EvaluatedReference, type Evaluation, isObject, type JsonObject } from '../../../terraform';
import { keyTold, moduleIn, perhapsOf, withoutKeys } from './instance-addresses';
import { InventedNames } from './invented-names';
import { Merger } from './merged-values';

/** What one run of Terraform has planned, with the names of the user's. */
export type SampledPlan = JsonObject;

/** What several runs say together. */
export interface MergedPlan {
  /** As a plan, in which everything is unknown that nobody knows before it is there. */
  readonly json: JsonObject;
  readonly evaluation: Evaluation;
}

/** A resource as one of the samples has it. */
interface Sampled {
  readonly change: JsonObject;
  /** The number of the sample. */
  readonly number: number;
}

/**
 * One plan out of several that were made with other invented parts: what is the same in all of them is known, what is
 * made of ids is told as that, everything else is not known.
 *
 * @param perhaps why a resource may not be there, or several times, by the text of its address before keys
 */
export function mergedPlan(plans: readonly SampledPlan[], perhaps: ReadonlyMap<string, string>): MergedPlan {
  const names = plans.map((plan) => new InventedNames(changesOf(plan)));
  const grouped = new Map<string, Sampled[]>();
  const uncertain = new Map<string, string>();
  for (const [number, plan] of plans.entries()) {
    for (const change of changesOf(plan)) {
      const told = names[number]?.told(String(change.address)).text ?? '';
      const why = perhapsOf(told, perhaps);
      // Of what may be there several times there is one, which stands for all of them.
      const address = why === undefined ? told : withoutKeys(told);
      if (why !== undefined) uncertain.set(address, why);
      grouped.set(address, [...(grouped.get(address) ?? []), { change, number }]);
    }
  }
  const values = new Map<string, ReadonlyMap<string, EvaluatedReference>>();
  const changes = [...grouped].map(([address, sampled]) => {
    const isEverywhere = plans.every((_, number) => sampled.some((one) => one.number === number));
    if (!isEverywhere && !uncertain.has(address))
      uncertain.set(address, 'it depends on an id that is known after apply');
    const merged = new Merger(sampled.map(({ number }) => names[number] as InventedNames)).resource(
      sampled.map(({ change }) => change),
    );
    values.set(address, merged.references);
    const [{ change: first } = { change: {} as JsonObject }] = sampled;
    const { index, module_address: module, ...others } = first;
    const isOne = !uncertain.has(address);
    return {
      ...others,
      address,
      ...(isOne && index !== undefined && { index: keyTold(index, address) }),
      ...(typeof module === 'string' && { module_address: isOne ? moduleIn(address) : withoutKeys(module) }),
      change: { ...(isObject(first.change) ? first.change : {}), ...merged.change },
    };
  });
  const [first = {}] = plans;
  const outputs = plans.map((plan) => outputsOf(plan));
  return {
    json: { ...first, resource_changes: changes, planned_values: { outputs: new Merger(names).outputs(outputs) } },
    evaluation: { presence: 'declared', values, perhaps: uncertain },
  };
}

function changesOf({ resource_changes: changes }: JsonObject): JsonObject[] {
  return (Array.isArray(changes) ? changes : []).filter(isObject);
}

function outputsOf({ planned_values: planned }: JsonObject): JsonObject {
  const { outputs } = isObject(planned) ? planned : {};
  return isObject(outputs) ? outputs : {};
}
