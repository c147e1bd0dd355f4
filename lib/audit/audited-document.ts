import {
  type Gap,
  isObject,
  type JsonObject,
  type Target,
  type TerraformDocument,
  type TerraformOutput,
  type TerraformResource,
} from '../terraform';
import { mayBe, type Opaque, opaqueness } from './opaque';
import { Subject } from './subject';
import { Unresolved } from './verdict';

/** What refers to a subject by an argument: those that do, and why there may be more. */
export interface Referring {
  readonly certain: readonly Subject[];
  readonly open: string | undefined;
}

/** A Terraform document as rules see it: subjects, and what refers to what. */
export class AuditedDocument {
  /** Every resource and data source. */
  readonly resources: readonly Subject[];
  readonly outputs: readonly Subject[];
  /** What else is written, and can hold a secret: locals, variables, providers, calls of modules, the backend. */
  readonly written: readonly Subject[];
  /** What no rule understands: parts that were not read, and resources that are opaque. */
  readonly unread: readonly Subject[];
  /** The document as a whole. */
  readonly whole: Subject;
  private readonly byType = new Map<string, Subject[]>();
  private readonly byAddress = new Map<string, Subject>();
  private readonly outputOf = new Map<Subject, TerraformOutput>();
  private readonly opaque = new Map<Subject, Opaque>();
  private readonly targets = new Map<string, readonly { readonly candidate: Subject; readonly target: Target }[]>();

  /** @param judged the types that rules are about */
  constructor(
    readonly source: TerraformDocument,
    judged: ReadonlySet<string> = new Set(),
  ) {
    this.resources = source.resources.map(subjectOf);
    for (const subject of this.resources) {
      this.byAddress.set(subject.address, subject);
      const key = typeKey(subject);
      const known = this.byType.get(key);
      if (known === undefined) this.byType.set(key, [subject]);
      else known.push(subject);
      const opaque = subject.resource && opaqueness(subject.resource, judged);
      if (opaque !== undefined) this.opaque.set(subject, opaque);
    }
    this.outputs = source.outputs.map((output) => {
      const values = { value: output.value, sensitive: output.isSensitive };
      const address = `output.${output.name}`;
      const subject = new Subject(address, 'output', output.file, output.path, values, undefined, output.said);
      this.outputOf.set(subject, output);
      return subject;
    });
    this.written = source.parts.map(
      ({ address, file, path, values, kind, isSensitive }) =>
        new Subject(address, 'written', file, path, values, undefined, { kind, isSensitive }),
    );
    this.unread = [
      ...source.gaps.map(gapSubject),
      ...[...this.opaque].map(
        ([{ address, file, path, resource, said }, { why }]) =>
          new Subject(address, 'unread', file, path, { why }, resource, said),
      ),
    ];
    const { file, path, said } = source.settings;
    this.whole = new Subject('terraform', 'terraform', file, path, {}, undefined, said);
  }

  /** All resources that Terraform makes of a type; `data.<type>` for those that it reads. */
  ofType(type: string): readonly Subject[] {
    return this.byType.get(type) ?? [];
  }

  /** A resource of the document as a subject. */
  subjectOf({ address }: TerraformResource): Subject | undefined {
    return this.byAddress.get(address);
  }

  /** What an argument leads to. */
  resolve(subject: Subject, argument: string): Target {
    return subject.resource === undefined ? { kind: 'absent' } : this.source.resolve(subject.resource, argument);
  }

  /** The resource that an argument refers to; `undefined` where that is a literal, not known, or not in this document. */
  target(subject: Subject, argument: string): Subject | undefined {
    const found = this.resolve(subject, argument);
    return found.kind === 'resource' ? this.byAddress.get(found.resource.address) : undefined;
  }

  /** Everything that a resource or output refers to, with the arguments. */
  references(subject: Subject) {
    const owner = subject.resource ?? this.outputOf.get(subject);
    return owner === undefined ? [] : this.source.references(owner);
  }

  /** The parts of the document that may say other of everything. */
  get overriding(): Gap | undefined {
    return this.source.gaps.find(({ effect }) => effect === 'other');
  }

  /** Resources that are not understood, with why. */
  get opaqueResources(): ReadonlyMap<Subject, Opaque> {
    return this.opaque;
  }

  /**
   * The resources of a type of which an argument refers to a subject.
   *
   * @param argument with dots into blocks; `scopes.*` for each of a list
   */
  referring(type: string, argument: string, subject: Subject): Referring {
    const certain: Subject[] = [];
    let open = this.whyMore(type);
    for (const { candidate, target } of this.targetsOf(type, argument)) {
      const isIt = target.kind === 'resource' && target.resource.address === subject.address;
      const perhaps = candidate.resource?.perhaps;
      if (isIt && perhaps === undefined) certain.push(candidate);
      else if (isIt) open = `${candidate.address} may not be there: ${perhaps}`;
      else if (this.mayLeadTo(target, subject)) {
        open = `${candidate.address} has ${argument} that only Terraform knows; it may be for ${subject.address}`;
      }
    }
    return { certain: [...new Set(certain)], open };
  }

  /** What changes a subject from outside, or may: what azapi updates is not what its own resource says. */
  changing(subject: Subject): Subject | undefined {
    return [...this.opaque.keys()].find((one) => {
      const argument = CHANGES[one.type];
      if (argument === undefined || !mayChange(one, subject)) return false;
      // A resource of its own changes what it is set into only where it is a part of its settings.
      const makes = this.opaque.get(one)?.makes;
      if (one.type === 'azapi_resource' && makes !== undefined && !/networkRuleSets$|\/config$/i.test(makes))
        return false;
      const target = this.resolve(one, argument);
      if (target.kind === 'resource') return target.resource.address === subject.address;
      return this.mayLeadTo(target, subject);
    });
  }

  /** Why there may be more of a type than the document shows. */
  whyMore(type: string): string | undefined {
    const gap = this.source.gaps.find((one) => one.effect === 'more' && !isRepetitionOfOther(one, type));
    if (gap !== undefined) return `${gap.address} ${gap.why}; it may be there`;
    for (const [{ address }, opaque] of this.opaque) {
      if (mayBe(opaque, type)) return `${address} ${opaque.why}; it may be there`;
    }
    return undefined;
  }

  private targetsOf(type: string, argument: string) {
    const key = `${type} ${argument}`;
    const known = this.targets.get(key);
    if (known !== undefined) return known;
    const all = this.ofType(type).flatMap((candidate) =>
      placesOf(candidate, argument).map((place) => ({ candidate, target: this.resolve(candidate, place) })),
    );
    this.targets.set(key, all);
    return all;
  }

  private mayLeadTo(target: Target, subject: Subject): boolean {
    if (target.kind === 'unknown') {
      return target.candidates?.some(({ address }) => address === subject.address) ?? true;
    }
    return target.kind === 'id' && mayBeId(target.id, subject);
  }
}

/** The arguments by which azapi says what it changes. */
const CHANGES: Readonly<Record<string, string>> = {
  azapi_update_resource: 'resource_id',
  azapi_resource_action: 'resource_id',
  azapi_resource: 'parent_id',
};

/** Azure's providers, and how azurerm calls what they have. */
const OF_PROVIDER: readonly (readonly [provider: RegExp, type: RegExp])[] = [
  [/^Microsoft\.ServiceBus\//i, /^azurerm_servicebus_/],
  [/^Microsoft\.Storage\//i, /^azurerm_storage_/],
  [/^Microsoft\.KeyVault\//i, /^azurerm_key_vault/],
  [/^Microsoft\.Web\//i, /_(function|logic|web)_app/],
  [/^Microsoft\.MachineLearningServices\//i, /^azurerm_machine_learning_/],
];

/** Whether something of azapi can change a resource of that kind: listing changes nothing. */
function mayChange({ values }: Subject, { type }: Subject): boolean {
  if (typeof values.action === 'string' && /^list/i.test(values.action)) return false;
  const { type: arm } = values;
  const known = typeof arm === 'string' ? OF_PROVIDER.find(([provider]) => provider.test(arm)) : undefined;
  return known === undefined || known[1].test(type);
}

/** Whether an id that is written out may be the subject's: it ends with its name, or that name is not known. */
function mayBeId(id: string, { values, type }: Subject): boolean {
  if (!id.startsWith('/')) return false;
  if (typeof values.id === 'string') return values.id.toLowerCase() === id.toLowerCase();
  // Entities of Service Bus are found by their ids already.
  if (type.startsWith('azurerm_servicebus_')) return false;
  const last = id.split('/').at(-1) ?? '';
  return typeof values.name !== 'string' || values.name.toLowerCase() === last.toLowerCase();
}

/** The places of a list that an argument ends in: `scopes.*` is `scopes.0`, `scopes.1`. */
function placesOf(subject: Subject, argument: string): readonly string[] {
  if (!argument.endsWith('.*')) return [argument];
  const list = argument.slice(0, -2);
  const value = subject.raw(list);
  return Array.isArray(value) ? value.map((_, index) => `${list}.${index}`) : [list];
}

/** A resource of another type, of which only the number is not known, is no gap for this one. */
function isRepetitionOfOther({ address, why }: Gap, type: string): boolean {
  const isRepetition = /^has a (for_each|count) that is /.test(why) && !/(^|\.)module\.[\w-]+$/.test(address);
  return isRepetition && !`.${address}`.includes(`.${type}.`);
}

function subjectOf(resource: TerraformResource): Subject {
  const { address, type, file, path, values } = resource;
  const said = isObject(values['//']) ? (values['//'] as JsonObject) : {};
  return new Subject(address, type, file, path, values, resource, said);
}

function gapSubject({ file, address, why }: Gap): Subject {
  return new Subject(address, 'unread', file, [], { why }, undefined, {});
}

function typeKey({ resource, type }: Subject): string {
  return resource?.mode === 'data' ? `data.${type}` : type;
}

/** The verdict that depends on what may be there beside. @throws Unresolved where there may be something */
export function mustBeAll({ open }: Referring): void {
  if (open !== undefined) throw new Unresolved(open);
}
