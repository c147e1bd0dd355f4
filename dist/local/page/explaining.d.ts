import { type LookedAtBody } from '../../broker';
import { type Topic, type Topology } from '../../routing';
import { type Message } from '../../rules';
import type { MessageDetail, MessageRow } from './wire';
/** A body as people read it. */
export declare function bodyText(body: LookedAtBody): string;
/** Why messages go where they go, as `scheduler route --explain` says it. */
export declare class Explaining {
    private readonly topology;
    private readonly router;
    private readonly contracts;
    constructor(topology: Topology);
    /** The topic of a name; `undefined` for a queue, and for one that the document does not have. */
    topic(name: string): Topic | undefined;
    /** Where a message is not as the contract of what it is sent to says. */
    problems(to: string, message: Message): string[];
    /** Where a message would go; the lines of the command. */
    route(to: string, message: Message): Pick<MessageDetail, 'why' | 'others'>;
    /** Everything about a message that was sent. */
    detail(row: MessageRow, encoded: Buffer): MessageDetail;
}
