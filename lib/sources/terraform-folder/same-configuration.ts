import { isObject, type JsonObject } from '../../terraform';

/** Arguments that decide about messages, and that no provider writes in another way. */
const COMPARED = ['name', 'filter_type', 'sql_filter', 'action', 'forward_to', 'requires_session'];

/**
 * Where a plan and what Terraform evaluates of a folder do not agree, as the rest of a sentence: then the folder, or what
 * its variables are, is not what the plan was made of.
 */
export function disagreements(plan: JsonObject, evaluated: JsonObject): string[] {
  const [planned, own] = [entitiesIn(plan), entitiesIn(evaluated)];
  const found: string[] = [];
  for (const [address, values] of planned) {
    const others = own.get(address);
    if (others === undefined) found.push(`${address} is in the plan, and not in the folder`);
    else
      for (const name of COMPARED) {
        const [one, other] = [values[name], others[name]];
        // What a provider fills in is written nowhere, and what is not known may be the same.
        if (isEmpty(one) || isEmpty(other) || one === other) continue;
        found.push(`${name} of ${address} is ${shown(one)} in the plan, and ${shown(other)} in the folder`);
      }
  }
  for (const address of own.keys())
    if (!planned.has(address)) found.push(`${address} is in the folder, and not in the plan`);
  return found;
}

/** The resources of Service Bus that will be there, by address. */
function entitiesIn({ resource_changes: changes }: JsonObject): Map<string, JsonObject> {
  const all = (Array.isArray(changes) ? changes : []).filter(isObject);
  return new Map(
    all.flatMap(({ address, type, mode, change }) => {
      const { after, after_sensitive: sensitive } = isObject(change) ? change : {};
      if (mode === 'data' || !/^azurerm_servicebus_/.test(String(type)) || !isObject(after)) return [];
      const marks = isObject(sensitive) ? sensitive : {};
      // What is sensitive is compared with nothing that an error would show.
      const values = Object.entries(after).filter(([name]) => marks[name] !== true);
      return [[String(address), Object.fromEntries(values)] as const];
    }),
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false;
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}
