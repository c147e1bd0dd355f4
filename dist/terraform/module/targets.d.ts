import { type Target, type TerraformResource } from '../resource';
import { type Instance } from './instances';
/** What arguments lead to, as far as the configuration decides it. */
export declare class Targets {
    private readonly resources;
    private readonly ofInstance;
    private entities;
    private readonly candidates;
    constructor(resources: readonly TerraformResource[], ofInstance: ReadonlyMap<Instance, TerraformResource>);
    resolve({ type, values }: TerraformResource, argument: string): Target;
    private targetOf;
    private ofReference;
    /** The resources of all instances: one list, however many refer to them. */
    private candidatesOf;
    private ofChoice;
    /** `${azurerm_servicebus_namespace.bus.id}/topics/jobs`: what follows an id says what it is, below that. */
    private ofTemplate;
    private ofId;
    private byNames;
    /** Goes down from a parent, or from all namespaces, name by name; an `id` where that leaves the document. */
    private follow;
    private named;
    private parent;
}
