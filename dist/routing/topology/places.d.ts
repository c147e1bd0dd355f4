import type { ResourceDocument, Target, TerraformResource } from '../../terraform';
/** An entity by the names that lead to it, in lower case: namespace, topic and subscription, or namespace and queue. */
export interface Coordinates {
    readonly namespace: string | undefined;
    readonly entity: string | undefined;
    readonly subscription: string | undefined;
}
/** The names in an ARM id of Service Bus. */
export declare function coordinatesOf(id: string): Coordinates;
/**
 * The resources of Service Bus in a document, whatever provider makes them, and what they belong to.
 *
 * What azurerm 2 and 3 say by `namespace_name` and `topic_name`, and what is written as an id of another state, leads
 * to the resource of the document that has these names, where there is one.
 */
export declare class Places {
    private readonly document;
    /** Everything of Service Bus as azurerm describes it; managed first, so that it goes before a data source of the same. */
    readonly resources: readonly TerraformResource[];
    private readonly originals;
    private readonly views;
    private readonly viewsOfLists;
    private readonly byType;
    /** What was joined by `each.key`. */
    private readonly byKey;
    private readonly byCoordinates;
    /** Data sources of what another resource of the document is. */
    private readonly same;
    constructor(document: ResourceDocument);
    /** All of a type, as azurerm calls it. */
    ofType(type: string): readonly TerraformResource[];
    /** What an argument leads to; an id of another state leads to the resource that has it, where the document has one. */
    resolve(resource: TerraformResource, argument: string): Target;
    /** The same list for the same candidates: all instances of a block may have the same, and many. */
    private viewsOf;
    /** A resource as azurerm describes it; of one that is read, the resource of the document that it is. */
    private viewOf;
    /** What was taken for granted while places were resolved. */
    assumptions(): string[];
    /** The resource of the document that an id of Azure is of. */
    at(id: string): TerraformResource | undefined;
    /** What a topic or queue is in. */
    namespaceOf(resource: TerraformResource): Target;
    /** The topic of a subscription. */
    topicOf(resource: TerraformResource): Target;
    /** The subscription of a rule. */
    subscriptionOf(resource: TerraformResource): Target;
    /** What stands for a namespace: its name, or the address of one whose name is not known. */
    namespaceKey(target: Target): string;
    /** By names, as azurerm 2 and 3 had it. */
    private byName;
    private coordinatesOf;
    private parentName;
    private parentNames;
    private argumentFor;
}
