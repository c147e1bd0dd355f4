import { dirname } from 'node:path';
import { kindOf, namesIn } from '../../files';

/** Where `npm run synth` writes. */
export const SYNTHESIZED = 'cdktf.out';

const TERRAFORM = /\.(tf|tofu)$/i;

/** Whether there is something to be read by a name. Where nobody may look, whoever reads it says so. */
export function isSource(name: string): boolean {
  if (/^azure:./i.test(name)) return true;
  try {
    return name !== '' && kindOf(name) !== 'missing';
  } catch {
    return true;
  }
}

/** Whether that is Terraform's: a file of it, or a folder with some. */
export function isTerraform(name: string): boolean {
  return isSource(name) && (TERRAFORM.test(name) || namesOf(name).some((file) => TERRAFORM.test(file)));
}

/** What is read where somebody names a file or a folder: a file of Terraform is read with its neighbours. */
export function sourceOf(path: string): string {
  return TERRAFORM.test(path) ? dirname(path) : path;
}

/** The nearest folder with `*.tf`, for who has synthesized nothing: the one that the command runs in, or one in it. */
export function nearestSource(): string | undefined {
  // Who has a project of cdktf synthesizes it.
  if (isSource('cdktf.json')) return undefined;
  const inside = namesOf('.').filter((name) => !name.startsWith('.') && name !== 'node_modules');
  return ['.', ...inside].find(isTerraform);
}

function namesOf(folder: string): string[] {
  try {
    return kindOf(folder) === 'folder' ? namesIn(folder) : [];
  } catch {
    return [];
  }
}
