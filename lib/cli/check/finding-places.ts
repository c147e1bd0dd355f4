import { Locator } from '../../audit';
import type { TerraformDocument, TerraformResource } from '../../terraform';

/** What has to be known of a finding to find its line. */
interface Place {
  readonly file: string;
  readonly line?: number | undefined;
  readonly address: string;
  readonly argument: string;
}

/** A resource, and the document that it is in. */
interface Placed {
  readonly resource: TerraformResource;
  readonly locator: Locator;
}

/**
 * Findings with the file and the line that they are about: of the argument where it is written, else of its resource. A
 * plan, which nobody has written, has none.
 */
export function placed<F extends Place>(findings: readonly F[], documents: readonly TerraformDocument[]): F[] {
  const byPlace = new Map<string, Placed>();
  for (const document of documents) {
    if (document.settings.isPlan && document.writtenAt === undefined) continue;
    const locator = new Locator(document);
    for (const resource of document.resources) {
      // What is found of several together has the path of its document.
      for (const file of [document.path, resource.file])
        byPlace.set(`${file} ${resource.address}`, { resource, locator });
    }
  }
  return findings.map((finding) => {
    const found = byPlace.get(`${finding.file} ${finding.address}`);
    if (found === undefined) return finding;
    const { resource, locator } = found;
    const { file, line } = locator.locate(resource.file, resource.path, writtenArgument(finding, resource));
    return { ...finding, file, line };
  });
}

/** The argument that a finding is about, as it is written. */
function writtenArgument({ argument }: Place, { values }: TerraformResource): string {
  if (argument === 'filter') return values.sql_filter === undefined ? 'correlation_filter' : 'sql_filter';
  return argument in values ? argument : '';
}
