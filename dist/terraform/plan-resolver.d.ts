import type { Instance } from './plan-instances';
import type { PlanJoiner } from './plan-join';
import { type Target, type TerraformResource } from './resource';
/** Resolves the arguments of a plan's resources: by ids that are known, else by what its references decide. */
export declare class PlanResolver {
    private readonly byAddress;
    private readonly joiner;
    private readonly byId;
    private readonly onlyAzureIsUnknown;
    private readonly candidates;
    constructor(instances: readonly Instance[], byAddress: ReadonlyMap<string, Instance>, joiner: PlanJoiner);
    resolve(resource: TerraformResource, argument: string): Target;
    private targetOf;
    /** What is joined by `each.key` rests on that, unless it is the only one that it can be. */
    private byKey;
    /** The resources of a list that are of a type, found once for all that may lead to just these. */
    private candidatesAmong;
    /**
     * An id is known after the apply since it is the id of something that the apply creates: had the index led to what is
     * there already, its id would be known now. Unless the index itself is known after the apply, which takes something
     * else that is not known: a random name, a time, a read that is put off.
     */
    private createdAmong;
}
