import { type Message } from '../rules';
import type { Topic } from './topology/topology';
/** Checks messages against the contracts of topics. */
export declare class Contracts {
    private readonly checks;
    /**
     * Where a message differs from the contract of its topic, one line each; nothing where there is none. Of a contract
     * that is no JSON schema it says so, once.
     */
    problems(topic: Topic, message: Message): string[];
    private problemsBy;
}
