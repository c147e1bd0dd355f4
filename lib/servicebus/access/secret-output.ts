import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { WaiverGrounds } from '../../rules';
import { waive } from '../construct/waive';

/** A connection string, and why it is put out. */
export interface SecretOutputProps {
  /** The secret, as a reference. */
  readonly value: string;
  /** What it allows whoever has it: `everything in the namespace`. */
  readonly allows: string;
  /** The topics that it opens: it is there when all of their rules are. */
  readonly topics: readonly { readonly ruleAddresses: readonly string[] }[];
  /** Why a secret, and no identity; a waiver of SB-SEC-001. */
  readonly grounds: WaiverGrounds;
}

/**
 * Puts out a connection string, which stays in Terraform's state in plain text: hidden on the terminal, with its
 * grounds beside it, and only when the rules exist, since what is sent earlier reaches no subscription and is lost.
 */
export function secretOutput(scope: Construct, id: string, props: SecretOutputProps): TerraformOutput {
  const { value, allows, topics, grounds } = props;
  const output = new TerraformOutput(scope, id, {
    value,
    sensitive: true,
    description: `Secret that allows ${allows}`,
  });
  waive(output, { id: 'SB-SEC-001', ...grounds });
  // An override, since cdktf writes the `dependsOn` of an output in a form that Terraform refuses.
  output.addOverride(
    'depends_on',
    topics.flatMap((topic) => topic.ruleAddresses),
  );
  return output;
}
