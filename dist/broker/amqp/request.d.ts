import { type AmqpValue, type Encodable } from './encoding';
/** A request, as clients send them to `$cbs` and to the management of an entity. */
export interface Request {
    readonly id: AmqpValue;
    /** Where the answer goes. */
    readonly replyTo: string | undefined;
    readonly properties: ReadonlyMap<AmqpValue, AmqpValue>;
    readonly body: AmqpValue;
}
/** What a request is answered with. */
export interface Response {
    /** As of HTTP. */
    readonly status: number;
    readonly description: string;
    /** AMQP's or the service's condition, where it was refused. */
    readonly condition?: string;
    readonly properties?: Readonly<Record<string, Encodable>>;
    readonly body?: Encodable;
}
/** @throws MalformedAmqp */
export declare function readRequest(encoded: Buffer): Request;
/** Clients look for the status under either of these names. */
export declare function writeResponse(request: Request, { status, description, condition, properties, body }: Response): Buffer;
