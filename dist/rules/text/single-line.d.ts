/**
 * Folds the blanks of an SQL text to single spaces and trims its ends; quoted parts stay as they are.
 *
 * Azure trims what it stores, so a text with line breaks at its ends would be planned as a change for ever
 * (hashicorp/terraform-provider-azurerm issue 14559), and one line is what a reviewer can compare.
 *
 * Quoted parts are strings `'…'`, and names in `[…]` or `"…"`; the closing sign doubled stands for itself. A quote
 * that is never closed runs to the end of the text.
 */
export declare function singleLine(sql: string): string;
