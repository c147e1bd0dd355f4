/** What is looked at of a file that is open. */
export interface OpenFile {
  readonly languageId: string;
  readonly path: string;
  readonly text: string;
}

/** Whether a file is in one of the languages that filters are written in, whatever else is installed in the editor. */
export function isLooked({ languageId, path }: Omit<OpenFile, 'text'>): boolean {
  return languageId === 'typescript' || isTerraform(languageId, path);
}

/**
 * Whether a file has something for the server. Somebody who writes other TypeScript is not told that a package is missing.
 */
export function hasRules({ languageId, path, text }: OpenFile): boolean {
  return isTerraform(languageId, path)
    ? text.includes('azurerm_servicebus_subscription_rule')
    : /\bSql(?:Filter|Action)\s*\.\s*parse\s*\(|\bMessageContract\s*\.\s*of\s*\(/.test(text);
}

function isTerraform(languageId: string, path: string): boolean {
  return languageId === 'terraform' || languageId === 'opentofu' || /\.(?:tf|tofu)$/.test(path);
}
