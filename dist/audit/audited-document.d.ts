import { type Gap, type JsonObject, type Target, type TerraformDocument, type TerraformResource } from '../terraform';
import { type Opaque } from './opaque';
import { type Referring } from './referring';
import { Subject } from './subject';
/** A Terraform document as rules see it: subjects, and what refers to what. */
export declare class AuditedDocument {
    readonly source: TerraformDocument;
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
    private readonly byType;
    private readonly byAddress;
    private readonly outputOf;
    private readonly opaque;
    private readonly constants;
    private readonly referringBy;
    private readonly changes;
    private readonly more;
    /** @param judged the types that rules are about */
    constructor(source: TerraformDocument, judged?: ReadonlySet<string>);
    /** Everything that a rule can be about. */
    get subjects(): readonly Subject[];
    /** All resources that Terraform makes of a type; `data.<type>` for those that it reads. */
    ofType(type: string): readonly Subject[];
    /** The subject that a resource of the document is, by its address. */
    subjectOf({ address }: Pick<TerraformResource, 'address'>): Subject | undefined;
    /** What an argument leads to. */
    resolve(subject: Subject, argument: string): Target;
    /** The resource that an argument refers to; `undefined` where that is a literal, not known, or not in this document. */
    target(subject: Subject, argument: string): Subject | undefined;
    /** Everything that a resource or output refers to, with the arguments. */
    references(subject: Subject): readonly import("../terraform").ExpressionReference[];
    /** Resources that are not understood, with why. */
    get opaqueResources(): ReadonlyMap<Subject, Opaque>;
    /**
     * The resources of a type of which an argument refers to a subject.
     *
     * @param argument with dots into blocks; `scopes.*` for each of a list
     */
    referring(type: string, argument: string, subject: Subject): Referring;
    /**
     * What is written of a resource: its values, or in a plan, where values may come from Azure, the constants of its
     * configuration.
     */
    writtenOf({ address, values }: Subject): JsonObject;
    /** What changes a subject from outside, or may: what azapi updates is not what its own resource says. */
    changing(subject: Subject): Subject | undefined;
    /** Why there may be more of a type than the document shows. */
    whyMore(type: string): string | undefined;
    private findMore;
}
