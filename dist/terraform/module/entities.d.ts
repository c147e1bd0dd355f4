import { type TerraformResource } from '../resource';
/** What stands for the parent of an entity: a resource, or that it is not known which. */
export type Parent = TerraformResource | 'unknown' | 'elsewhere';
/** What a name leads to: the entities that it is, and those that it may be. */
export interface Named {
    readonly certain: readonly TerraformResource[];
    readonly possible: readonly TerraformResource[];
}
/** The entities of Service Bus in a document, by what they belong to and how they are called. */
export declare class Entities {
    private readonly certain;
    private readonly possible;
    /** Adds entities, of which those that they belong to have been added. */
    add(resources: readonly TerraformResource[], parentOf: (entity: TerraformResource, argument: string) => Parent): void;
    /** What one pair of an id names: `topics/jobs` below a namespace, `namespaces/bus` below nothing. */
    find(parent: TerraformResource | undefined, segment: string, name: string): Named;
    private addOne;
}
/** The names of an ARM id of Service Bus, or of what follows a parent's: `topics/jobs/subscriptions/gpu`. */
export declare function entityPath(id: string): readonly (readonly [segment: string, name: string])[] | undefined;
/** The arguments of azurerm 2 and 3 that name what an entity belongs to, from the outside in. */
export declare const NAME_ARGUMENTS: ReadonlyMap<string, readonly (readonly [segment: string, argument: string])[]>;
