import type { TerraformResource } from '../../terraform';
import { type Fact, type Unresolved } from './fact';
import type { Capacity, DuplicateDetection, Entity, Receiving } from './topology';
/** Why an argument of a data source is not known. */
export declare const NOT_READ = "its data source does not tell";
type Settings = Omit<Receiving, keyof Entity | 'forwardTo' | 'forwardDeadLetteredMessagesTo'>;
/** Reads what topics, queues and subscriptions are like, with a note of everything that is not known. */
export declare class EntityReader {
    private readonly doubt;
    readonly unresolved: Unresolved[];
    /** @param doubt what may make any setting another one than the document says */
    constructor(doubt: Unresolved | undefined);
    entity(resource: TerraformResource): Entity;
    receiving(resource: TerraformResource): Settings;
    /** azurerm sets it where nothing is said. */
    deadLettersFilterErrors(resource: TerraformResource): Fact<boolean>;
    duplicateDetection(resource: TerraformResource): DuplicateDetection;
    /** No answer about where messages go depends on it: what of it is not known is told by whoever asks. */
    capacity(resource: TerraformResource): Capacity;
    capacityElsewhere(id: string): Capacity;
    /** What is made elsewhere: nothing is known but its name. */
    elsewhere(id: string, name: string | undefined): Entity;
    receivingElsewhere(id: string): Omit<Receiving, keyof Entity>;
    unknownElsewhere(id: string): Fact<never>;
    /** Notes that an argument is not known. */
    report({ address }: TerraformResource, argument: string, problem: string): Fact<never>;
    /** Azure has further words, for what comes and goes: what they do to messages is not documented. */
    private status;
    private read;
    private text;
    private number;
    /** Reads without noting what is not known. */
    private unreported;
    private flag;
    private duration;
}
export {};
