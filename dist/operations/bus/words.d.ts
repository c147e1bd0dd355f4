import { OperationProblem } from '../problem';
/** Who is asked, and what for. */
export interface Asked {
    /** `azure:training`, `local:5673`. */
    readonly at: string;
    readonly isAzure: boolean;
    /** The queue, topic or subscription. */
    readonly entity?: string | undefined;
    /** What the identity has to be allowed. */
    readonly role?: 'Azure Service Bus Data Sender' | 'Azure Service Bus Data Receiver' | 'Azure Service Bus Data Owner';
}
/** Whether an error says that nobody is logged in. */
export declare function isLoginFailure(error: unknown): boolean;
/** That there is no login, with what each way has said. */
export declare function loginText(error: unknown): string;
/** An error of the client of Service Bus in one line, with what to do. */
export declare function problemOf(error: unknown, asked: Asked): OperationProblem;
/** The same as text. */
export declare function textOf(error: unknown, { at, isAzure, entity, role }: Asked): string;
