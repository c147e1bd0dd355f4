import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { WaiverGrounds } from '../rules';
import type { ServiceBusTopicBase } from './topic-base';
/** A connection string, and why it is put out. */
export interface SecretOutputProps {
    /** The secret, as a reference. */
    readonly value: string;
    /** What it allows whoever has it: `everything in the namespace`. */
    readonly allows: string;
    /** The topics that it opens: it is there when all of their rules are. */
    readonly topics: readonly ServiceBusTopicBase[];
    /** Why a secret, and no identity; a waiver of SB-SEC-001. */
    readonly grounds: WaiverGrounds;
}
/**
 * Puts out a connection string, which stays in Terraform's state in plain text: hidden on the terminal, with its
 * grounds beside it, and only when the rules exist, since what is sent earlier reaches no subscription and is lost.
 */
export declare function secretOutput(scope: Construct, id: string, props: SecretOutputProps): TerraformOutput;
