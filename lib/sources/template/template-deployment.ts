import { isObject, type JsonObject, type JsonPath } from '../../terraform';
import type { ArmResource } from '../arm/arm-resource';
import { type ArmValue, field, keyOf, shownText, Unknown } from '../arm/expressions/arm-values';
import {
  evaluateJson,
  type Scope,
  type ScopeFunction,
  unlikeOthers,
  unrolled,
  type Work,
} from '../arm/expressions/evaluate-arm';
import { asText, type Place, type Text } from '../arm/ids';
import { bodyOf, type ExpandedResource, Expansion, type StrangePart } from './expansion';
import { idFunctions, placeFunctions } from './id-functions';
import { deployedTo, givenTo, linkText, type UserFunction, userFunctions } from './nested';
import { type GivenParameters, isSecure, NO_PARAMETERS } from './parameters';

/** A template of a deployment that is not written in it, but stands in a file beside it. */
export type FindTemplate = (
  relativePath: string,
  from: string,
) => { readonly file: string; readonly json: JsonObject } | undefined;

/** What a template is, and what it is deployed with. */
export interface DeploymentSource {
  readonly file: string;
  /** Where the template stands in the file. */
  readonly path: JsonPath;
  readonly template: JsonObject;
  readonly given: GivenParameters;
  readonly place: Place;
  /** The names of the deployments that it stands in; empty for the outermost. */
  readonly label: string;
  readonly perhaps: string | undefined;
  readonly work: Work;
  readonly findTemplate: FindTemplate;
  /** The template around it, where expressions are evaluated there: what `scope: outer` means. */
  readonly outer?: Scope | undefined;
}

/** A part that was not understood, and where it stands. */
export interface DeploymentGap extends StrangePart {
  readonly file: string;
  readonly address: string;
}

const MOST_RESOURCES = 100_000;
const DEPLOYMENT = /^microsoft\.resources\/deployments$/i;

/** A template with its parameters: what it deploys, and what it gives out. Everything is evaluated when it is asked for. */
export class Deployment {
  readonly scope: Scope;
  private readonly parameters = new Map<string, ArmValue>();
  private readonly variables = new Map<string, ArmValue>();
  private readonly open = new Set<string>();
  private readonly nested = new Map<ExpandedResource, Deployment | DeploymentGap>();
  private expansion: Expansion | undefined;
  private byKey: ReadonlyMap<string, ExpandedResource> | undefined;

  constructor(private readonly source: DeploymentSource) {
    const { place, label, template, work } = source;
    const own = new Map<string, ScopeFunction>([
      ...idFunctions(place),
      ...placeFunctions(place, label),
      ['parameters', ([name]) => this.named(name, (one) => this.parameter(one))],
      ['variables', ([name]) => this.named(name, (one) => this.variable(one))],
      ['reference', ([of, , full]) => this.reference(of, full === 'Full' || full === 'full')],
      ['newguid', () => unlikeOthers('newGuid()', { work })],
      ['utcnow', () => unlikeOthers('utcNow()', { work })],
    ]);
    for (const [name, one] of userFunctions(template)) own.set(name, (given) => this.userFunction(one, given));
    const functions = {
      get: (name: string) => own.get(name) ?? (name.startsWith('list') ? this.listing(name) : undefined),
    };
    this.scope = source.outer ?? { functions, loops: new Map(), lambda: new Map(), work };
  }

  /** All resources, those of deployments in it too, and what of it was not understood. */
  contents(): { readonly resources: readonly ArmResource[]; readonly gaps: readonly DeploymentGap[] } {
    const { file, perhaps: around } = this.source;
    const { found, strange } = this.expanded();
    const gaps: DeploymentGap[] = strange.map((one) => ({ ...one, file, address: this.address }));
    const resources: ArmResource[] = [];
    for (const one of found) {
      const nested = DEPLOYMENT.test(one.type) ? this.nestedOf(one) : undefined;
      if (nested instanceof Deployment) {
        const inner = nested.contents();
        gaps.push(...inner.gaps);
        for (const resource of inner.resources) resources.push(resource);
      } else if (nested !== undefined) gaps.push(nested);
      else {
        const { path, type, names, id, at, resourceGroup, isExisting } = one;
        const perhaps = around ?? one.perhaps;
        resources.push({ file, path, type, names, id, at, resourceGroup, isExisting, perhaps, body: bodyOf(one) });
      }
      if (resources.length > MOST_RESOURCES) {
        gaps.push({ file, path: one.path, address: this.address, why: 'has more resources than are read here' });
        break;
      }
    }
    return { resources, gaps };
  }

  /** What it gives out, by name, with whether that is a secret. */
  outputs(): ReadonlyMap<string, { readonly value: ArmValue; readonly isSecret: boolean }> {
    const { outputs, definitions } = this.source.template;
    const entries = Object.entries(isObject(outputs) ? outputs : {}).map(([name, output]) => {
      const secret = isObject(output) && isSecure(output, definitions);
      return [name, { value: this.outputValue(name, output), isSecret: secret }] as const;
    });
    return new Map(entries);
  }

  private outputValue(name: string, output: unknown): ArmValue {
    if (!isObject(output)) return new Unknown(`outputs('${name}')`);
    const { copy } = output;
    const value = isObject(copy)
      ? unrolled({ name, count: copy.count, input: copy.input }, this.scope)
      : evaluateJson(output.value, this.scope);
    return output.condition === undefined || evaluateJson(output.condition, this.scope) === true
      ? value
      : new Unknown(`outputs('${name}')`);
  }

  private get address(): string {
    const { label } = this.source;
    return label === '' ? 'the template' : `Microsoft.Resources/deployments/${label}`;
  }

  /** A value by a name, which is evaluated once; one that needs itself is not known. */
  private named(name: ArmValue | undefined, find: (name: string) => ArmValue | undefined): ArmValue | undefined {
    return typeof name === 'string' ? find(name.toLowerCase()) : undefined;
  }

  private parameter(name: string): ArmValue | undefined {
    return this.once(this.parameters, `parameter ${name}`, name, () => {
      const { template, given, label } = this.source;
      const { parameters, definitions } = template;
      const declared = isObject(parameters) ? field(parameters, name) : undefined;
      const unknown = (isSecret: boolean) =>
        new Unknown(`parameters('${name}')${label === '' ? '' : ` of ${label}`}`, isSecret);
      const value = given.values.get(name);
      // What is kept from everybody is never looked at.
      if (isSecure(declared, definitions)) return value instanceof Unknown && value.isSecret ? value : unknown(true);
      if (value !== undefined) return value;
      if (given.isOpen || !isObject(declared)) return unknown(false);
      if (Object.hasOwn(declared, 'defaultValue')) return evaluateJson(declared.defaultValue, this.scope);
      return declared.nullable === true ? null : unknown(false);
    });
  }

  private variable(name: string): ArmValue | undefined {
    return this.once(this.variables, `variable ${name}`, name, () => {
      const { variables } = this.source.template;
      if (!isObject(variables)) return undefined;
      const loops = Array.isArray(variables.copy) ? variables.copy.filter(isObject) : [];
      const loop = loops.find((one) => String(one.name).toLowerCase() === name);
      if (loop !== undefined) return unrolled({ name, count: loop.count, input: loop.input }, this.scope);
      const written = field(variables, name);
      return written === undefined ? undefined : evaluateJson(written, this.scope);
    });
  }

  private once(
    known: Map<string, ArmValue>,
    what: string,
    name: string,
    find: () => ArmValue | undefined,
  ): ArmValue | undefined {
    if (known.has(name)) return known.get(name);
    if (this.open.has(what)) return undefined;
    this.open.add(what);
    const value = find();
    this.open.delete(what);
    if (value !== undefined) known.set(name, value);
    return value;
  }

  private userFunction({ parameters, output }: UserFunction, given: readonly ArmValue[]): ArmValue | undefined {
    if (!isObject(output) || !Array.isArray(parameters)) return undefined;
    const values = new Map(
      parameters.map((one, index) => [String(isObject(one) ? one.name : '').toLowerCase(), given[index]]),
    );
    const outer = this.scope.functions;
    const own: ScopeFunction = ([name]) => (typeof name === 'string' ? values.get(name.toLowerCase()) : undefined);
    return evaluateJson(output.value, {
      ...this.scope,
      functions: { get: (name) => (name === 'parameters' ? own : name === 'variables' ? undefined : outer.get(name)) },
    });
  }

  /** What `reference` gives: of a deployment what it gives out, of all else nothing but whose it is. */
  private reference(of: ArmValue | undefined, isFull: boolean): ArmValue | undefined {
    const text = asText(of);
    if (text === undefined) return undefined;
    const found = this.find(text);
    const nested = found !== undefined && DEPLOYMENT.test(found.type) ? this.nestedOf(found) : undefined;
    if (nested instanceof Deployment && found?.perhaps === undefined) {
      const outputs = [...nested.outputs()].map(([name, { value }]) => [name, { value }]);
      const given = { outputs: Object.fromEntries(outputs) as ArmValue };
      return isFull ? { properties: given } : given;
    }
    const expression = `reference('${shownText(text)}')`;
    const id = found === undefined ? text : found.id;
    return new Unknown(expression, false, { id: keyOf(id), path: isFull ? [] : ['properties'] });
  }

  /** Keys and other secrets of a resource. */
  private listing(name: string): ScopeFunction {
    return ([of]) => {
      const text = asText(of);
      const id = text === undefined ? undefined : (this.find(text)?.id ?? text);
      const isSecret = /^list(\w*keys|\w*secrets|connectionstrings|\w*sas|\w*credentials?)$/.test(name);
      const expression = `${name}(${id === undefined ? '…' : `'${shownText(id)}'`})`;
      return new Unknown(expression, isSecret, id === undefined ? undefined : { id: keyOf(id), path: [name] });
    };
  }

  private find(text: Text): ExpandedResource | undefined {
    if (this.expansion === undefined && this.open.has('resources')) return undefined;
    const { found } = this.expanded();
    this.byKey ??= new Map(
      found.flatMap((one): [string, ExpandedResource][] => {
        // Where resources have symbolic names, these are what others call them by.
        const short = one.symbol?.toLowerCase() ?? keyOf(one.names?.at(-1) ?? one.id);
        return [
          [short, one],
          [keyOf(one.id), one],
        ];
      }),
    );
    return this.byKey.get(keyOf(text));
  }

  private expanded(): Expansion {
    if (this.expansion !== undefined) return this.expansion;
    const { template, place, path } = this.source;
    const expansion = new Expansion();
    this.open.add('resources');
    expansion.add(template.resources, { scope: this.scope, place, path: [...path, 'resources'] });
    this.open.delete('resources');
    this.expansion = expansion;
    return expansion;
  }

  /** A deployment in this one, or why nothing is known of it. */
  private nestedOf(one: ExpandedResource): Deployment | DeploymentGap {
    const known = this.nested.get(one) ?? this.readNested(one);
    this.nested.set(one, known);
    return known;
  }

  private readNested(one: ExpandedResource): Deployment | DeploymentGap {
    const { file, label: around, perhaps, place, work, findTemplate } = this.source;
    const { raw, scope, path, names } = one;
    const name = shownText(names?.[0] ?? '');
    const label = around === '' ? name : `${around}/${name}`;
    const properties = isObject(raw.properties) ? raw.properties : {};
    const link = isObject(properties.templateLink) ? properties.templateLink : undefined;
    const linked = typeof link?.relativePath === 'string' ? findTemplate(link.relativePath, file) : undefined;
    const template = isObject(properties.template) ? properties.template : linked?.json;
    if (template === undefined) {
      const why = `deploys a template that is not in it (${linkText(link)}), and is not read here`;
      return { file, path, address: `Microsoft.Resources/deployments/${label}`, why };
    }
    const options = properties.expressionEvaluationOptions;
    const isInner = linked !== undefined || (isObject(options) && /^inner$/i.test(String(options.scope)));
    return new Deployment({
      file: linked?.file ?? file,
      path: linked === undefined ? [...path, 'properties', 'template'] : [],
      template,
      given: isInner ? givenTo(properties, scope) : NO_PARAMETERS,
      place: deployedTo(raw, scope, place, template),
      label,
      perhaps: perhaps ?? one.perhaps,
      work,
      findTemplate,
      outer: isInner ? undefined : scope,
    });
  }
}
