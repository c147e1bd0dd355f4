import {
  type Gap,
  isObject,
  type JsonObject,
  type Target,
  type TerraformDocument,
  type TerraformOutput,
  type TerraformResource,
} from '../../terraform';
import { addTo } from '../../terraform/grouping';
import { Changing } from './changing';
import { mayBe, type Opaque, opaqueness } from './opaque';
import { References, type Referring } from './referring';
import { Subject } from './subject';

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
  /** The first part of the document that may say other of everything. */
  readonly overriding: Gap | undefined;
  private readonly byType = new Map<string, Subject[]>();
  private readonly byAddress = new Map<string, Subject>();
  private readonly outputOf = new Map<Subject, TerraformOutput>();
  private readonly opaque = new Map<Subject, Opaque>();
  private readonly constants = new Map<string, JsonObject>();
  private readonly referringBy = new Map<string, References>();
  private readonly changes: Changing;
  private readonly more = new Map<string, string | undefined>();

  /** @param judged the types that rules are about */
  constructor(
    readonly source: TerraformDocument,
    judged: ReadonlySet<string> = new Set(),
  ) {
    this.resources = source.resources.map(subjectOf);
    for (const subject of this.resources) {
      this.byAddress.set(subject.address, subject);
      addTo(this.byType, typeKey(subject), subject);
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
    this.overriding = source.gaps.find(({ effect }) => effect === 'other');
    this.changes = new Changing(this.opaque, (subject, argument) => this.resolve(subject, argument));
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

  /** The subject that a resource of the document is, by its address. */
  subjectOf({ address }: Pick<TerraformResource, 'address'>): Subject | undefined {
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
    const key = `${type} ${argument}`;
    const resolve = (one: Subject) => placesOf(one, argument).map((place) => this.resolve(one, place));
    const known = this.referringBy.get(key) ?? new References(this.ofType(type), argument, resolve);
    this.referringBy.set(key, known);
    const found = known.to(subject);
    return { ...found, open: this.whyMore(type) ?? found.open };
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
    return this.changes.first(subject);
  }

  /** Why there may be more of a type than the document shows. */
  whyMore(type: string): string | undefined {
    if (!this.more.has(type)) this.more.set(type, this.findMore(type));
    return this.more.get(type);
  }

  private findMore(type: string): string | undefined {
    const gap = this.source.gaps.find(
      (one) => one.effect === 'more' && one.types?.includes(type) !== false && !isRepetitionOfOther(one, type),
    );
    if (gap !== undefined) return `${gap.address} ${gap.why}; it may be there`;
    const opaque = [...this.opaque].find(([, one]) => mayBe(one, type));
    return opaque && `${opaque[0].address} ${opaque[1].why}; it may be there`;
  }
}

/** The key of an instance in an address. */
const INSTANCE_KEY = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;

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

function gapSubject({ file, address, path = [], why }: Gap): Subject {
  return new Subject(address, 'unread', file, path, { why }, undefined, {});
}

function typeKey({ resource, type }: Subject): string {
  return resource?.mode === 'data' ? `data.${type}` : type;
}
