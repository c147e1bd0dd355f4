import {
  type Gap,
  isObject,
  type JsonObject,
  type Target,
  type TerraformDocument,
  type TerraformOutput,
  type TerraformResource,
} from '../terraform';
import { argumentOfChange } from './changes-by-azapi';
import { mayBe, type Opaque, opaqueness } from './opaque';
import { Subject } from './subject';
import { Unresolved } from './verdict';

/** What refers to a subject by an argument: those that do, and why there may be more. */
export interface Referring {
  readonly certain: readonly Subject[];
  readonly open: string | undefined;
}

/** What the resources of a type lead to by an argument, by the addresses of what it is. */
interface Index {
  readonly certain: ReadonlyMap<string, readonly Subject[]>;
  /** Why something may lead there. */
  readonly possible: ReadonlyMap<string, string>;
  /** Why something may lead anywhere. */
  readonly anything: string | undefined;
  readonly ids: readonly { readonly candidate: Subject; readonly id: string }[];
}

/** A Terraform document as rules see it: subjects, and what refers to what. */
export class AuditedDocument {
  /** Every resource and data source. */
  readonly resources: readonly Subject[];
  readonly outputs: readonly Subject[];
  /** What else is written, and can hold a secret: locals, variables, the backend; calls of modules, providers. */
  readonly written: readonly Subject[];
  /** What no rule understands: parts that were not read, and resources that are opaque. */
  readonly unread: readonly Subject[];
  /** The document as a whole. */
  readonly whole: Subject;
  private readonly byType = new Map<string, Subject[]>();
  private readonly byAddress = new Map<string, Subject>();
  private readonly outputOf = new Map<Subject, TerraformOutput>();
  private readonly opaque = new Map<Subject, Opaque>();
  private readonly constants = new Map<string, JsonObject>();
  private readonly indexes = new Map<string, Index>();
  private readonly more = new Map<string, string | undefined>();

  /** @param judged the types that rules are about */
  constructor(
    readonly source: TerraformDocument,
    judged: ReadonlySet<string> = new Set(),
  ) {
    this.resources = source.resources.map(subjectOf);
    for (const subject of this.resources) {
      this.byAddress.set(subject.address, subject);
      push(this.byType, typeKey(subject), subject);
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
    for (const part of source.parts) if (part.kind === 'resource') this.constants.set(part.address, part.values);
    const known = new Set(this.resources.map(({ address }) => address.replace(INSTANCE_KEY, '')));
    // A plan leaves out data sources that were read while it was made; its configuration has them.
    const isData = (address: string) => /(^|\.)data\.[\w-]+\.[\w-]+$/.test(address) && !known.has(address);
    this.written = source.parts
      .filter(({ kind, address }) => kind !== 'resource' || isData(address))
      .map(({ address, file, path, values, kind, isSensitive }) => {
        const type = kind === 'module' || kind === 'provider' ? 'called' : 'written';
        return new Subject(address, type, file, path, values, undefined, { kind, isSensitive });
      });
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

  /** Everything that a rule can be about. */
  get subjects(): readonly Subject[] {
    return [...this.resources, ...this.outputs, ...this.written, ...this.unread, this.whole];
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
    const { certain, possible, anything, ids } = this.indexed(type, argument);
    const id = ids.find((one) => mayBeId(one.id, subject));
    return {
      certain: certain.get(subject.address) ?? [],
      open: this.whyMore(type) ?? anything ?? possible.get(subject.address) ?? (id && whyOpen(id.candidate, argument)),
    };
  }

  /**
   * What is written of a resource: its values, or in a plan, where values may come from Azure, the constants of its
   * configuration.
   */
  writtenOf({ address, values }: Subject): JsonObject {
    if (!this.source.settings.isPlan) return values;
    return this.constants.get(address.replace(INSTANCE_KEY, '')) ?? {};
  }

  /** What changes a subject from outside, or may: what azapi updates is not what its own resource says. */
  changing(subject: Subject): Subject | undefined {
    return [...this.opaque].find(([one, { makes }]) => {
      const argument = argumentOfChange(one, makes, subject);
      if (argument === undefined) return false;
      const target = this.resolve(one, argument);
      if (target.kind === 'resource') return target.resource.address === subject.address;
      return this.mayLeadTo(target, subject);
    })?.[0];
  }

  /** Why there may be more of a type than the document shows. */
  whyMore(type: string): string | undefined {
    if (!this.more.has(type)) this.more.set(type, this.findMore(type));
    return this.more.get(type);
  }

  private findMore(type: string): string | undefined {
    const gap = this.source.gaps.find((one) => one.effect === 'more' && !isRepetitionOfOther(one, type));
    if (gap !== undefined) return `${gap.address} ${gap.why}; it may be there`;
    const opaque = [...this.opaque].find(([, one]) => mayBe(one, type));
    return opaque && `${opaque[0].address} ${opaque[1].why}; it may be there`;
  }

  /** What all resources of a type lead to by an argument, once for all that is asked of it. */
  private indexed(type: string, argument: string): Index {
    const key = `${type} ${argument}`;
    const known = this.indexes.get(key);
    if (known !== undefined) return known;
    const certain = new Map<string, Subject[]>();
    const possible = new Map<string, string>();
    const ids: { candidate: Subject; id: string }[] = [];
    let anything: string | undefined;
    for (const candidate of this.ofType(type)) {
      for (const place of placesOf(candidate, argument)) {
        const target = this.resolve(candidate, place);
        const perhaps = candidate.resource?.perhaps;
        if (target.kind === 'resource') {
          const { address } = target.resource;
          if (perhaps !== undefined) possible.set(address, `${candidate.address} may not be there: ${perhaps}`);
          else if (certain.get(address)?.includes(candidate) !== true) push(certain, address, candidate);
        } else if (target.kind === 'id') ids.push({ candidate, id: target.id });
        else if (target.kind === 'unknown' && target.candidates === undefined)
          anything ??= whyOpen(candidate, argument);
        else if (target.kind === 'unknown') {
          for (const { address } of target.candidates ?? []) possible.set(address, whyOpen(candidate, argument));
        }
      }
    }
    const index = { certain, possible, anything, ids };
    this.indexes.set(key, index);
    return index;
  }

  private mayLeadTo(target: Target, subject: Subject): boolean {
    if (target.kind === 'unknown') {
      return target.candidates?.some(({ address }) => address === subject.address) ?? true;
    }
    return target.kind === 'id' && mayBeId(target.id, subject);
  }
}

/** The key of an instance in an address. */
const INSTANCE_KEY = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;

function whyOpen({ address }: Subject, argument: string): string {
  return `${address} has ${argument.replace(/\.\*$/, '')} that only Terraform knows, and may be for it`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
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
