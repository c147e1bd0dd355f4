import type { Refusal } from '../core';
/** An error as Azure Resource Manager tells it. */
export interface ArmError {
    readonly status: number;
    readonly code: string;
    readonly message: string;
    /** One for each thing that is wrong, with the member that it is about. */
    readonly details?: readonly {
        readonly code: string;
        readonly message: string;
        readonly target?: string;
    }[];
    /** The code that matters, where the service hides it in what it tells besides. */
    readonly innerCode?: string;
    readonly headers?: Readonly<Record<string, string>>;
}
/** The body of an error. https://github.com/Azure/azure-rest-api-specs (common-types/resource-management/v3, ErrorResponse) */
export declare function errorBody({ code, message, details, innerCode }: ArmError): object;
/** What the state machine refuses, as the service says it: the code that a job cannot be changed is an inner one. */
export declare function armErrorOf({ status, code, message, details }: Refusal): ArmError;
export declare const NO_TOKEN: ArmError;
export declare function noWorkspace(name: string, resourceGroup: string): ArmError;
export declare function notFound(what: string): ArmError;
export declare function badRequest(code: string, message: string, details?: ArmError['details']): ArmError;
