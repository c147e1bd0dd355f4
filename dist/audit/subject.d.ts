import { type JsonObject, type JsonPath, type TerraformResource } from '../terraform';
import { type Observation } from './verdict';
/** What a rule is asked about: a resource, an output, another part of a configuration, or the document as a whole. */
export declare class Subject {
    /** As Terraform names it: `azurerm_servicebus_topic.events`, `output.secret`, `local.key`, `terraform`. */
    readonly address: string;
    /** The type of a resource; `output`, `written`, `called`, `unread` or `terraform` for the others. */
    readonly type: string;
    readonly file: string;
    /** Where it stands in the JSON of the file. */
    readonly path: JsonPath;
    readonly values: JsonObject;
    /** The resource, where it is one. */
    readonly resource: TerraformResource | undefined;
    /** What stands beside it under `//`. */
    readonly said: JsonObject;
    constructor(
    /** As Terraform names it: `azurerm_servicebus_topic.events`, `output.secret`, `local.key`, `terraform`. */
    address: string, 
    /** The type of a resource; `output`, `written`, `called`, `unread` or `terraform` for the others. */
    type: string, file: string, 
    /** Where it stands in the JSON of the file. */
    path: JsonPath, values: JsonObject, 
    /** The resource, where it is one. */
    resource: TerraformResource | undefined, 
    /** What stands beside it under `//`. */
    said: JsonObject);
    /** The construct that it was made by, where the JSON says so: `prod/bus/training-events`. */
    get constructPath(): string | undefined;
    /**
     * Whether an argument is there at all; null is as if it were not.
     *
     * @throws Unresolved for an expression that may be null, or a block that may not be there
     */
    has(argument: string): boolean;
    /** Whether an argument that cannot be null where it is written is there. @throws Unresolved as `has` */
    hasRequired(argument: string): boolean;
    /** The raw value: a literal, a `Reference`, or `undefined`; also of what stands in a block that is not known. */
    raw(argument: string): unknown;
    /** The literal value of an argument; `undefined` where it is not there. @throws Unresolved for a reference */
    literal(argument: string): unknown;
    /** An argument with what it is and what it should be. */
    observe(argument: string, expected: string): Observation;
    /** A value of an argument as reports show it. */
    shown(argument: string, value: unknown): string;
    private isSensitive;
    private isWritten;
    private mustKnowAround;
    /** A block that as a whole is only known later hides the arguments in it. */
    private around;
    private unresolved;
}
/** A value as reports show it; what is a secret by its look is not. */
export declare function shown(value: unknown): string;
