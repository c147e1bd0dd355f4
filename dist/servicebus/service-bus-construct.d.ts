import { Construct } from 'constructs';
import { type Shape } from '../rules';
import { Checks } from './checks';
/** Options of which no construct can be made. */
export declare class InvalidOptions extends Error {
    /** The construct, by its path. */
    readonly path: string;
    readonly problems: readonly string[];
    constructor(
    /** The construct, by its path. */
    path: string, problems: readonly string[]);
}
/**
 * What all Service Bus constructs share: they check themselves when the app is synthesized, and name all of their
 * problems at once instead of throwing at the first.
 */
export declare abstract class ServiceBusConstruct extends Construct {
    private readonly misuse;
    private isWhole;
    constructor(scope: Construct, id: string);
    /**
     * The options, after a look at their names and types, which TypeScript has not seen where they come from a function,
     * a cast or JSON. What is wrong is told with the other problems; the construct goes on with what is usable.
     *
     * @throws where something is missing without which there is no such construct
     */
    protected accept<T>(shape: Shape<T>, options: T): T;
    /** Adds what azurerm would refuse only at apply, and what only Azure would refuse. */
    protected abstract check(checks: Checks): void;
    /**
     * @param others what was added before
     * @throws where the framework would, in words of Service Bus
     */
    protected refuseName(what: string, name: string, others?: readonly {
        readonly name: string;
    }[]): void;
    private allowedInPlaceOf;
    private validate;
}
