import { type Faults } from './faults';
import { type LengthOfTime } from './length-of-time';
/** What is controlled over HTTP. */
export interface Controlled {
    readonly faults: Faults;
    /** Lets time pass. @returns the time then */
    advance(by: LengthOfTime): Promise<Date>;
    /** How many connections there are. */
    connections(): number;
    /** What is told of the namespace. */
    status(): object;
}
/** Where requests to control stand beside the service's own. */
export declare const CONTROL_PATH = "/$local/";
/** A request, as far as control is concerned. */
export interface ControlRequest {
    readonly method: string;
    readonly path: string;
    /** `Origin`: a browser sends it with what a page asks for. */
    readonly origin: string | undefined;
    readonly body: string;
}
export interface ControlAnswer {
    readonly status: number;
    readonly body: object;
    /** What happens once the answer is sent. */
    readonly afterwards?: (() => void) | undefined;
}
/** Answers a request to control what runs: faults, and the clock. */
export declare function control(request: ControlRequest, controlled: Controlled): Promise<ControlAnswer>;
