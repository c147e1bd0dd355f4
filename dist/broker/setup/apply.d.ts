import { type AnswerOf, type BrokerCore, BrokerError, type Command } from '../core';
/** What of a running broker is set up. */
export interface SetUp {
    readonly look: Pick<BrokerCore, 'describe' | 'rules'>;
    run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError>;
}
/** That the service would refuse what a namespace is to start with; a line for each refusal. */
export declare class SetupRefused extends Error {
    readonly lines: readonly string[];
    readonly name = "SetupRefused";
    constructor(lines: readonly string[]);
}
/**
 * Makes what a namespace is to start with. Of what is there already, kept from an earlier run, the settings and the rules
 * become those of the document; what the document does not have stays.
 *
 * @throws SetupRefused with everything that is refused
 */
export declare function setUp(commands: readonly Command[], broker: SetUp): Promise<void>;
