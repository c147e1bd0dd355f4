import { plainText } from '../schema';
import type { ResourceDocument } from './document';
import type { TerraformResource } from './resource';

/** What says of a resource of another provider, or of a template, what it is about. */
const TELLING = ['type', 'resource_id', 'template_content', 'template_body'] as const;
const BY_OTHERS = /^azapi_|template_deployment$|deployment_stack$/;

/**
 * Whether it is certain that documents have nothing of Service Bus, by whichever provider: a namespace alone is something,
 * and what could not be read may be something.
 */
export function lacksServiceBus(documents: readonly ResourceDocument[]): boolean {
  return documents.every(
    ({ gaps, resources }) => gaps.every(({ types }) => types !== undefined) && !resources.some(mayBeServiceBus),
  );
}

function mayBeServiceBus({ type, values }: TerraformResource): boolean {
  const said = [type, ...TELLING.map((name) => values[name] ?? '')];
  if (said.some((text) => /servicebus/i.test(plainText(text)))) return true;
  const isOpen = ['type', 'template_content', 'template_body'].some((name) => typeof (values[name] ?? '') !== 'string');
  return BY_OTHERS.test(type) && isOpen;
}
