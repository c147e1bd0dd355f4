import { OperationProblem } from '../problem';
/** A token for requests. */
export type TokenSource = () => Promise<string>;
export interface RequestOptions {
    readonly token: TokenSource;
    /** Lets time pass. @default - that of the clock */
    readonly wait?: (milliseconds: number) => Promise<unknown>;
}
/** What was answered that is no success. */
export declare class Refused extends OperationProblem {
    readonly status: number;
    readonly code: string;
    constructor(text: string, status: number, code: string);
}
/** Asks services of Azure, politely: who is asked to wait waits. */
export declare class Requests {
    private readonly options;
    private readonly wait;
    constructor(options: RequestOptions);
    /** The JSON that is answered. @throws Refused, or OperationProblem where nobody answers */
    json(url: string, method?: 'GET' | 'POST'): Promise<Readonly<Record<string, unknown>>>;
    /** The bytes behind a place of a file whose address says who may read it; none where there are no more. */
    bytes(url: string, from: number): Promise<Buffer>;
    private ask;
}
