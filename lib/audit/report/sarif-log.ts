/**
 * What of SARIF 2.1.0 a report has. The types are here, and not those of a package, so that whoever compiles against this
 * one needs no other for them; a report is what `@types/sarif` says, too.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: SarifRun[];
}

/** What was found in one document, or in several that share a run. */
export interface SarifRun {
  readonly tool: { readonly driver: SarifTool };
  readonly automationDetails: { readonly id: string };
  readonly columnKind: 'utf16CodeUnits';
  readonly invocations: SarifInvocation[];
  readonly taxonomies: SarifTaxonomy[];
  readonly artifacts: SarifArtifact[];
  readonly results: SarifResult[];
  readonly properties: SarifProperties;
}

/** What a report is about besides SARIF's own. */
export interface SarifProperties {
  readonly [name: string]: unknown;
}

export interface SarifText {
  readonly text: string;
}

export type SarifLevel = 'none' | 'note' | 'warning' | 'error';

/** The tool, with all rules. */
export interface SarifTool {
  readonly name: string;
  readonly semanticVersion: string;
  readonly version: string;
  readonly informationUri: string;
  readonly supportedTaxonomies: { readonly name: string; readonly index: number }[];
  readonly rules: SarifRule[];
}

export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: SarifText;
  readonly fullDescription: SarifText;
  readonly help: SarifText & { readonly markdown: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly relationships: {
    readonly target: {
      readonly id: string;
      readonly toolComponent: { readonly name: string; readonly index: number };
    };
  }[];
  readonly properties: SarifProperties & { readonly tags: string[] };
}

/** Controls that rules belong to. */
export interface SarifTaxonomy {
  readonly name: string;
  readonly version: string;
  readonly organization: string;
  readonly informationUri: string;
  readonly shortDescription: SarifText;
  readonly taxa: { readonly id: string }[];
}

export interface SarifInvocation {
  readonly executionSuccessful: boolean;
  readonly toolExecutionNotifications: SarifNotification[];
  readonly toolConfigurationNotifications: SarifNotification[];
}

export interface SarifNotification {
  readonly level: SarifLevel;
  readonly message: SarifText;
}

/** A file that was read. */
export interface SarifArtifact {
  readonly location: { readonly uri: string };
  readonly hashes: { readonly 'sha-256': string };
  readonly sourceLanguage: string;
}

/** A rule asked about a resource. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind?: 'pass' | 'notApplicable' | 'open' | 'fail' | 'review';
  readonly level: SarifLevel;
  readonly message: SarifText;
  readonly locations: SarifLocation[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: SarifSuppression[];
}

export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number; readonly startColumn: number; readonly endLine: number };
  };
  readonly logicalLocations: { readonly fullyQualifiedName: string; readonly kind: 'resource' | 'member' }[];
}

/** An exception. */
export interface SarifSuppression {
  readonly kind: 'inSource' | 'external';
  readonly status: 'accepted';
  readonly justification: string;
  readonly properties: SarifProperties;
}
