import { type TerraformResource } from '../terraform';
/** What no rule understands of a resource. */
export interface Opaque {
    /** Why, as the rest of a sentence about it. */
    readonly why: string;
    /** The kind of thing that it makes in ARM's words, where it says so; `undefined` where it may be anything. */
    readonly makes: string | undefined;
    /** Whether it may make, or change, what a rule looks for and does not find. */
    readonly mayBeOther: boolean;
}
/**
 * Whether a resource may make, change or use something of Service Bus, and of what it needs, in a way that no rule reads:
 * what is written in ARM's own words, deployments of templates, types of unknown providers, commands, types of Service
 * Bus without a rule, and neighbours that refer to Service Bus. Everything else of azurerm is what its type says.
 *
 * @param judged the types that rules are about
 */
export declare function opaqueness(resource: TerraformResource, judged: ReadonlySet<string>): Opaque | undefined;
/** Whether something opaque may be a resource of a type. */
export declare function mayBe({ makes, mayBeOther }: Opaque, type: string): boolean;
