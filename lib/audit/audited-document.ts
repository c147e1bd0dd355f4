import { isObject, type JsonObject, Reference, type TerraformDocument, type TerraformResource } from '../terraform';
import { Subject } from './subject';
import { Unresolved } from './verdict';

/** A template that is nothing but an attribute of a resource. */
const NAMES_RESOURCE = /^\$\{(data\.)?azurerm_\w+\.[\w-]+(\[[^\]]*\])?\.\w+\}$/;

/** What resources of one type refer to. */
interface Referenced {
  readonly found: ReadonlyMap<Subject, readonly Subject[]>;
  /** Those that refer to nothing of this document, or to what is not known. */
  readonly open: readonly Subject[];
}

/** A Terraform document as rules see it: subjects, and what refers to what. */
export class AuditedDocument {
  /** Every resource and data source. */
  readonly resources: readonly Subject[];
  readonly outputs: readonly Subject[];
  /** The document as a whole. */
  readonly whole: Subject;
  private readonly byType = new Map<string, Subject[]>();
  private readonly byAddress = new Map<string, Subject>();
  private readonly byArgument = new Map<string, Referenced>();

  constructor(readonly source: TerraformDocument) {
    this.resources = source.resources.map(subjectOf);
    for (const subject of this.resources) {
      this.byAddress.set(subject.address, subject);
      const key = typeKey(subject);
      this.byType.set(key, [...(this.byType.get(key) ?? []), subject]);
    }
    this.outputs = source.outputs.map(
      (output) =>
        new Subject(
          `output.${output.name}`,
          'output',
          output.file,
          output.path,
          { value: output.value, sensitive: output.isSensitive },
          undefined,
          output.said,
        ),
    );
    const { file, path, said } = source.settings;
    this.whole = new Subject('terraform', 'terraform', file, path, {}, undefined, said);
  }

  /** All resources that Terraform makes of a type; `data.<type>` for those that it reads. */
  ofType(type: string): readonly Subject[] {
    return this.byType.get(type) ?? [];
  }

  /** The resource that an argument refers to; `undefined` where that is a literal, or not in this document. */
  target(subject: Subject, argument: string): Subject | undefined {
    const found = subject.resource && this.source.resolve(subject.resource, argument);
    return found?.kind === 'resource' ? this.byAddress.get(found.resource.address) : undefined;
  }

  /** Everything that a resource or output refers to, with the arguments. */
  references(subject: Subject) {
    const output = this.source.outputs.find(({ name }) => subject.address === `output.${name}`);
    const owner = subject.resource ?? output;
    return owner === undefined ? [] : this.source.references(owner);
  }

  /**
   * The resources of a type of which an argument refers to a subject.
   *
   * @throws Unresolved where there is none, and one of the type refers to something that is not known: it may be this
   */
  referring(type: string, argument: string, subject: Subject): readonly Subject[] {
    const { found, open } = this.referenced(type, argument);
    const referring = found.get(subject);
    if (referring !== undefined) return referring;
    const candidate = open.find((one) => this.mayBe(one, argument, subject));
    if (candidate !== undefined) {
      throw new Unresolved(
        `${candidate.address} has ${argument} that only Terraform knows; it may be for ${subject.address}`,
      );
    }
    return [];
  }

  /** What all resources of a type refer to by an argument, and those of which that is not known. */
  private referenced(type: string, argument: string): Referenced {
    const key = `${type} ${argument}`;
    const known = this.byArgument.get(key);
    if (known !== undefined) return known;
    const found = new Map<Subject, Subject[]>();
    const open: Subject[] = [];
    for (const candidate of this.ofType(type)) {
      const target = this.target(candidate, argument);
      if (target === undefined) open.push(candidate);
      else found.set(target, [...(found.get(target) ?? []), candidate]);
    }
    const referenced = { found, open };
    this.byArgument.set(key, referenced);
    return referenced;
  }

  private mayBe(candidate: Subject, argument: string, subject: Subject): boolean {
    const value = candidate.raw(argument);
    // What names a resource of another name is something else; what goes by a variable may be this.
    if (value instanceof Reference) return !NAMES_RESOURCE.test(value.text);
    // Azure's own id, for a resource that this document gives another form of.
    const id = subject.values.id;
    return typeof value === 'string' && typeof id === 'string' && id.toLowerCase() === value.toLowerCase();
  }
}

function subjectOf(resource: TerraformResource): Subject {
  const { address, type, file, path, values } = resource;
  const said = isObject(values['//']) ? (values['//'] as JsonObject) : {};
  return new Subject(address, type, file, path, values, resource, said);
}

function typeKey({ resource, type }: Subject): string {
  return resource?.mode === 'data' ? `data.${type}` : type;
}
