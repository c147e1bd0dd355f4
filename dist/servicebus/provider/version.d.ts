import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
/** The name of the provider, in constraints and in addresses. */
export declare const AZURERM = "azurerm";
/** The majors of azurerm that all constructs are valid for. */
export type AzurermMajor = 4 | 5;
/**
 * The constraint of each major. 4.81 is the first release with the switch against `$Default`, and the last of its
 * major: hashicorp/terraform-provider-azurerm pull request 32452.
 */
export declare const AZURERM_CONSTRAINTS: Readonly<Record<AzurermMajor, string>>;
/** What a stack gets that says nothing. */
export declare const DEFAULT_CONSTRAINT: string;
/** What is wrong with a constraint; `undefined` where all versions that it lets in are of one major that is known. */
export declare function constraintProblem(subject: string, constraint: string): string | undefined;
/** Has Terraform take azurerm by this constraint in a stack; the bindings alone ask for 4.55.0. */
export declare function constrainAzurerm(stack: TerraformStack, constraint: string): void;
/** The constraint that a stack says; `undefined` where it leaves it to the bindings. */
export declare function azurermConstraintOf(stack: TerraformStack): string | undefined;
/** The major that a stack is written for. Asked while it is written: a stack may say its constraint last. */
export declare function azurermMajorOf(scope: Construct): AzurermMajor;
