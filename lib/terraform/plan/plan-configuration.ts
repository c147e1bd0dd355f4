import { isObject, type JsonObject } from '../resource';
import { moduleName } from './plan-instances';

/** What a plan says of how a module is written: references of its expressions, not the expressions. */
export interface ModuleConfiguration {
  /** The resources, by `type.name`. */
  readonly resources: ReadonlyMap<string, ResourceConfiguration>;
  readonly calls: ReadonlyMap<string, ModuleCall>;
  /** The expressions of its outputs, by name. */
  readonly outputs: JsonObject;
}

export interface ResourceConfiguration {
  readonly expressions: JsonObject;
  readonly forEach: unknown;
  /** The key of its provider in the plan's `provider_config`. */
  readonly provider: string | undefined;
}

export interface ModuleCall {
  readonly expressions: JsonObject;
  readonly forEach: unknown;
  readonly module: ModuleConfiguration;
}

/** The module of a plan's configuration, with those that it calls. */
export function moduleConfiguration(json: unknown): ModuleConfiguration {
  const { resources, module_calls: calls, outputs } = isObject(json) ? json : {};
  const own = Array.isArray(resources) ? resources.filter(isObject) : [];
  return {
    resources: new Map(
      own.map(({ address, expressions, for_each_expression: forEach, provider_config_key: provider }) => [
        String(address),
        {
          expressions: asObject(expressions),
          forEach,
          provider: typeof provider === 'string' ? provider : undefined,
        },
      ]),
    ),
    calls: new Map(
      Object.entries(asObject(calls)).map(([name, call]) => {
        const { expressions, for_each_expression: forEach, module } = asObject(call);
        return [name, { expressions: asObject(expressions), forEach, module: moduleConfiguration(module) }];
      }),
    ),
    outputs: Object.fromEntries(
      Object.entries(asObject(outputs)).map(([name, output]) => [name, asObject(output).expression]),
    ),
  };
}

/** The module at a place, by the names of the calls that lead there. */
export function moduleAt(
  root: ModuleConfiguration | undefined,
  modules: readonly string[],
): ModuleConfiguration | undefined {
  return modules.reduce<ModuleConfiguration | undefined>(
    (module, name) => module?.calls.get(moduleName(name))?.module,
    root,
  );
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
