import { type CheckedSettings, checkSettings } from '../../routing';
import { type Diagnostic, describeProblem } from '../../rules';
import { type ArgumentProblem, argumentProblems } from '../../sources';
import type { TerraformDocument } from '../../terraform';
import type { Finding, NotChecked } from './check-report';

/** What was asked of the settings of all documents. */
export interface SettingFindings {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** Entities whose tier is not known: limits of tiers were not asked. */
  readonly withoutTier: CheckedSettings['withoutTier'];
}

/** What is found where nothing could be asked. */
export const NO_SETTINGS: SettingFindings = { findings: [], notChecked: [], withoutTier: [] };

/** Settings of namespaces, topics, subscriptions, queues and rules that Azure refuses. */
export function settingFindings(documents: readonly TerraformDocument[]): SettingFindings {
  const all = documents.map((document) => ({ document, checked: checkSettings(document) }));
  return {
    findings: [
      ...documents.flatMap((document) => argumentProblems(document).map(ofArgument)),
      ...all.flatMap(({ checked }) =>
        checked.problems.map(({ resource: { file, address }, argument, ...problem }): Finding => {
          const message = describeProblem({ subject: argument, ...problem });
          const diagnostic: Diagnostic = { severity: 'error', code: 'refused-setting', message };
          return { file, address, argument, diagnostic, text: message.slice(`${argument}: `.length) };
        }),
      ),
    ],
    notChecked: all.flatMap(({ document, checked }) => {
      const files = new Map(document.resources.map(({ address, file }) => [address, file]));
      return checked.unknown.map((one) => ({ ...one, file: files.get(one.address) ?? document.path }));
    }),
    withoutTier: all.flatMap(({ checked }) => checked.withoutTier),
  };
}

function ofArgument({ resource: { file, address }, argument, kind, message }: ArgumentProblem): Finding {
  const diagnostic: Diagnostic = { severity: 'error', code: `${kind}-argument`, message };
  return { file, address, argument, diagnostic, text: message };
}
