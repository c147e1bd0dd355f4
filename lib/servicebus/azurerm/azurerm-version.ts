import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { describeProblem } from '../../rules';
import { compareVersions, isWithin, type Version, type VersionRange, versionsOf } from './constraint';

/** The name of the provider, in constraints and in addresses. */
export const AZURERM = 'azurerm';

/** The majors of azurerm that all constructs are valid for. */
export type AzurermMajor = 4 | 5;

/**
 * The constraint of each major. 4.81 is the first release with the switch against `$Default`, and the last of its
 * major: hashicorp/terraform-provider-azurerm pull request 32452.
 */
export const AZURERM_CONSTRAINTS: Readonly<Record<AzurermMajor, string>> = { 4: '~> 4.81', 5: '~> 5.0' };

/** What a stack gets that says nothing. */
export const DEFAULT_CONSTRAINT = AZURERM_CONSTRAINTS[5];

/** The releases of both majors, from the provider's changelog of August 2026. */
const RELEASES: readonly Version[] = [
  [4, 81, 0],
  [5, 0, 0],
  [5, 1, 0],
  [5, 2, 0],
];
const FIRST_OF_4: Version = [4, 81, 0];

/** What is wrong with a constraint; `undefined` where all versions that it lets in are of one major that is known. */
export function constraintProblem(subject: string, constraint: string): string | undefined {
  const works = `"${AZURERM_CONSTRAINTS[4]}" or "${AZURERM_CONSTRAINTS[5]}"`;
  const wrong = (allowed: string) =>
    describeProblem({ subject, got: constraint, allowed, fix: `write ${works}, or a narrower one of either` });
  const versions = versionsOf(constraint);
  if (versions === undefined) return wrong('a constraint of versions as Terraform reads it');
  if (compareVersions(versions.from, FIRST_OF_4) < 0) {
    return wrong('at least 4.81: an older provider refuses features.servicebus, which takes $Default away');
  }
  const { before } = versions;
  if (before === undefined || compareVersions(before, [versions.from[0] + 1, 0, 0]) > 0) {
    return wrong(`versions of one major, and this lets in ${before === undefined ? 'all that come' : 'several'}`);
  }
  if (RELEASES.some((release) => isWithin(release, versions))) return undefined;
  const known = RELEASES.map((release) => release.join('.')).join(', ');
  return wrong(`a version that is known here, which are ${known}`);
}

/** Has Terraform take azurerm by this constraint in a stack; the bindings alone ask for 4.55.0. */
export function constrainAzurerm(stack: TerraformStack, constraint: string): void {
  stack.addOverride(`terraform.required_providers.${AZURERM}.version`, constraint);
}

/** The constraint that a stack says; `undefined` where it leaves it to the bindings. */
export function azurermConstraintOf(stack: TerraformStack): string | undefined {
  // cdktf has no way to ask, but to write everything.
  const { rawOverrides } = stack as unknown as { readonly rawOverrides?: Overrides };
  return rawOverrides?.terraform?.required_providers?.[AZURERM]?.version;
}

interface Overrides {
  readonly terraform?: {
    readonly required_providers?: Readonly<Record<string, { readonly version?: string } | undefined>>;
  };
}

/** The major that a stack is written for. Asked while it is written: a stack may say its constraint last. */
export function azurermMajorOf(scope: Construct): AzurermMajor {
  const constraint = azurermConstraintOf(TerraformStack.of(scope));
  const versions: VersionRange | undefined = constraint === undefined ? undefined : versionsOf(constraint);
  // Below 5, and where the constraint is wrong, which is told elsewhere.
  return versions !== undefined && versions.from[0] >= 5 ? 5 : 4;
}
