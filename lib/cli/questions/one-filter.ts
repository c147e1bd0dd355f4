import { type Contract, contractOf } from '../../proof';
import type { SourceOptions } from '../common/documents';
import { topicsOf } from '../prove/placed-topics';

/** Options of a question about a filter that need not stand in any document. */
export interface OneFilterOptions extends SourceOptions {
  readonly topic?: string;
  readonly contract?: string;
  readonly json?: boolean;
}

/** The contract of the topic that is named, or none: then the messages are all that there can be. */
export async function contractAsked(options: OneFilterOptions): Promise<Contract | undefined> {
  if (options.topic === undefined && options.contract === undefined) return undefined;
  const [placed] = await topicsOf(options, options.topic, options.contract);
  return placed && contractOf(placed.topic);
}

/** What an answer is about, as the end of a sentence. */
export function aboutText(contract: Contract | undefined, assumptions: readonly string[]): string {
  const about = contract === undefined ? 'over all messages' : 'over all messages that the contract allows';
  return assumptions.length === 0 ? about : `${about} (${assumptions.join('; ')})`;
}
