import { basename } from 'node:path';
import { collectReferences } from '../references';
import {
  type Computed,
  type ConfigurationPart,
  type ExpressionReference,
  type Gap,
  Reference,
  type Target,
  type TerraformOutput,
  type TerraformResource,
  type TerraformSettings,
} from '../resource';
import { allOf, type Instance, type Instances } from './instances';
import { partsOf, settingsOf } from './module-settings';
import { LocalModules, type ReadFolder } from './modules';
import { providerOf, takesDefaultRuleAway } from './providers';
import { Targets } from './reference-targets';
import { resourceOf, stripped } from './resources';
import { Module } from './scope';
import { type ModuleSource, moduleSource } from './source';
import type { SourceFile, SourceFolder } from './source-folder';

/** Resources of a folder of `.tf.json`, and what their references lead to. */
export interface ResolvedResources {
  readonly resources: readonly TerraformResource[];
  /**
   * What an argument leads to, as far as the document decides it.
   *
   * @param argument its name, with dots into blocks: `private_service_connection.private_connection_resource_id`
   */
  resolve(resource: TerraformResource, argument: string): Target;
  /** The parts that were not understood: nothing certain may be said that depends on them. */
  readonly gaps: readonly Gap[];
  /**
   * Whether the provider of a subscription takes the rule `$Default` away from those that it creates; `undefined` where
   * that is not known. @see features.servicebus.auto_delete_subscription_default_rule, azurerm issue 32452
   */
  removesDefaultRule(resource: TerraformResource): boolean | undefined;
  /**
   * Of what was listed from what is deployed: whether the document has all rules of a subscription, or all subscriptions of
   * a topic; `undefined` where a resource is none of these.
   *
   * @default - the document says what somebody wrote, and not what is there
   */
  listsAll?(resource: TerraformResource): boolean | undefined;
  /**
   * What the document takes away, as it was: a plan says so.
   *
   * @default - nothing is known to be taken away
   */
  readonly deleted?: readonly TerraformResource[];
}

/** Everything that the files of a folder, or a plan, say. */
export interface DocumentContents extends ResolvedResources {
  readonly outputs: readonly TerraformOutput[];
  readonly settings: TerraformSettings;
  /** Everything that a resource or output refers to. */
  references(owner: TerraformResource | TerraformOutput): readonly ExpressionReference[];
  /**
   * The same resources, with everything evaluated by what is filled in when it is deployed. A plan has the values that it
   * has.
   */
  resourcesWith(computed: Computed): readonly TerraformResource[];
}

/** What a configuration says beside that. */
export interface ConfigurationContents extends DocumentContents {
  /** What is no resource and no output, and can hold a secret. */
  readonly parts: readonly ConfigurationPart[];
  /** All files that it was read from, those of modules and of variables too. */
  readonly files: readonly SourceFile[];
  /** The folders of the modules that it calls. */
  readonly modules: readonly string[];
}

/**
 * What the files of one folder say together, as Terraform reads them.
 *
 * @param at the folder, where modules are looked for from; left out, no module is read
 * @param computed what is filled in when it is deployed; left out, only Terraform knows
 */
export function readConfiguration(
  folder: SourceFolder,
  at?: { readonly folder: string; readonly read: ReadFolder },
  computed?: Computed,
): ConfigurationContents {
  const { files, variableFiles, gaps } = folder;
  const modules = new LocalModules(at?.read, computed);
  for (const { text } of [...files, ...variableFiles]) modules.bounds.add(text);
  const source = moduleSource(files);
  const root = new Module(source, '', at?.folder, inputsOf(variableFiles, gaps), modules, undefined);
  const reader = new Reader(modules);
  reader.gaps.push(...gaps, ...source.gaps);
  reader.readModule(root, undefined);
  const { resources, ofInstance, moduleOf } = reader;
  const targets = new Targets(resources, ofInstance);
  const outputs = outputsOf(root);
  if (modules.bounds.isExceeded) reader.gaps.push(exceededGap(files));
  const hasMore = reader.gaps.some(({ effect }) => effect === 'more');
  return {
    resources,
    outputs,
    settings: settingsOf(source, files),
    references: (owner) => collectReferences('values' in owner ? owner.values : { value: owner.value }),
    gaps: reader.gaps,
    parts: [...reader.parts.values(), ...variableFiles.flatMap((file) => variableParts(file, source))],
    files: [...files, ...variableFiles, ...modules.files],
    modules: modules.folders,
    removesDefaultRule: (resource) => {
      const module = moduleOf.get(resource);
      const provider = module && providerOf(module, resource.values.provider, resource.type);
      // Where no block of the provider is to be seen, it may stand in what is not read.
      if (provider === undefined) return hasMore ? undefined : false;
      return takesDefaultRuleAway(provider);
    },
    resolve: (resource, argument) => targets.resolve(resource, argument),
    resourcesWith: (made) => readConfiguration(folder, at, made).resources,
  };
}

/** That values were left out: it is not known which of what is said depend on them. */
function exceededGap([first]: readonly SourceFile[]): Gap {
  const why = 'has values that are too large, or too deep inside of each other, to be followed';
  return { file: first?.file ?? '', address: 'the configuration', why, effect: 'other' };
}

/** Goes through a configuration, module by module. */
class Reader {
  readonly resources: TerraformResource[] = [];
  readonly ofInstance = new Map<Instance, TerraformResource>();
  readonly moduleOf = new Map<TerraformResource, Module>();
  readonly gaps: Gap[] = [];
  /** By where they are written: instances of one module have the same. */
  readonly parts = new Map<string, ConfigurationPart>();

  constructor(private readonly modules: LocalModules) {}

  /** @param perhaps why the module itself may not be there */
  readModule(module: Module, perhaps: string | undefined): void {
    const { source, prefix } = module;
    for (const declaration of source.declarations.values()) {
      const instances = module.instancesOf(declaration);
      const { file } = declaration;
      const why = this.repeated(file, `${prefix}${declaration.local}`, instances) ?? perhaps;
      for (const instance of allOf(instances)) {
        const resource = resourceOf(instance, module, why);
        this.resources.push(resource);
        this.ofInstance.set(instance, resource);
        this.moduleOf.set(resource, module);
      }
    }
    for (const part of partsOf(module)) {
      this.parts.set(`${part.file} ${part.path.join(' ')} ${part.kind === 'module' ? part.address : ''}`, part);
    }
    for (const [name, { file }] of source.calls) this.readCalls(module, name, file, perhaps);
  }

  private readCalls(module: Module, name: string, file: string, perhaps: string | undefined): void {
    const calls = module.callsOf(name);
    if (calls === undefined) return;
    const address = `${module.prefix}module.${name}`;
    const why = this.repeated(file, address, calls) ?? perhaps;
    const unread = new Set<string>();
    for (const call of allOf(calls)) {
      if ('module' in call) {
        for (const gap of this.modules.gapsOf(call.module)) {
          this.gaps.push({ ...gap, address: `${call.module.prefix}${gap.address}` });
        }
        this.readModule(call.module, why);
      } else if (!unread.has(call.why)) {
        unread.add(call.why);
        this.gaps.push({ file, address, why: call.why, effect: 'more' });
      }
    }
  }

  /** Why it is not known how many there are. */
  private repeated(file: string, address: string, instances: Instances<unknown>): string | undefined {
    if (instances.kind !== 'unknown') return undefined;
    const [argument, ...value] = instances.why.split(' is ');
    const why = `has a ${argument} that is ${value.join(' is ')}, so how many there are is not known`;
    this.gaps.push({ file, address, why, effect: 'more' });
    return instances.why;
  }
}

/** The values that files give to variables; a file in HCL hides which. */
function inputsOf(variableFiles: readonly SourceFile[], gaps: readonly Gap[]): (variable: string) => unknown {
  const given = new Map(variableFiles.flatMap(({ json }) => Object.entries(json)));
  const hidden = (suffix: string) => gaps.find(({ address }) => address.endsWith(suffix));
  const [always, unlessGiven] = [hidden('.auto.tfvars'), hidden('terraform.tfvars')];
  return (name) => {
    const file = always ?? (given.has(name) ? undefined : unlessGiven);
    return file === undefined ? given.get(name) : new Reference(`\${var.${name}}`, [`var.${name}`]);
  };
}

/** The values of a file of variables, one by one; what is for a variable that is sensitive is so, too. */
function variableParts({ file, json }: SourceFile, { variables }: ModuleSource): ConfigurationPart[] {
  return Object.entries(json).map(([name, value]) => ({
    file,
    address: `var.${name} in ${basename(file)}`,
    kind: 'variable',
    path: [],
    values: { [name]: value },
    isSensitive: variables.get(name)?.body.sensitive === true,
  }));
}

function outputsOf(root: Module): TerraformOutput[] {
  return [...root.source.outputs].map(([name, { file, path, body }]) => {
    const { value, sensitive } = stripped(root.evaluate(body.value));
    const said = body['//'];
    return {
      file,
      name,
      path,
      isSensitive: body.sensitive === true || body.sensitive === 'true',
      // Where Terraform hides something of it, it is not for show.
      value: sensitive.length > 0 ? new Reference(`\${output.${name}}`, fromOf(value)) : value,
      said: typeof said === 'object' && said !== null ? (said as TerraformOutput['said']) : {},
    };
  });
}

function fromOf(value: unknown): string[] {
  return collectReferences({ value }).map(({ to }) => to);
}
