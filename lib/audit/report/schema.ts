import { SEVERITIES } from '../rules/audit-rule';

const TEXT = { type: 'string' } as const;
const TEXT_OR_NULL = { type: ['string', 'null'] } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const STATUS = { enum: ['compliant', 'non-compliant', 'waived', 'not-applicable', 'unknown'] } as const;
const SHA256 = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;

/** An object with exactly these parts. */
function object(properties: Readonly<Record<string, unknown>>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

function list(items: unknown): object {
  return { type: 'array', items };
}

const LOCATION = object({ file: TEXT, line: COUNT, column: COUNT, endLine: COUNT, pointer: TEXT });
const EXCEPTION = object({
  id: TEXT,
  scope: TEXT,
  source: { enum: ['code', 'file'] },
  reason: TEXT,
  approver: TEXT,
  ticket: TEXT,
  expires: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  file: TEXT,
  line: COUNT,
});
const EXCEPTION_OR_NULL = { anyOf: [EXCEPTION, { type: 'null' }] };
const OBSERVATION = { argument: TEXT, got: TEXT, expected: TEXT, line: COUNT, pointer: TEXT };

/** The JSON schema of the report (`scheduler audit --json`). */
export const auditReportSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Security audit of Terraform documents, version 1',
  ...object({
    version: { const: 1 },
    date: TEXT,
    provenance: object({
      tool: object({ name: TEXT, version: TEXT }),
      rules: object({ count: COUNT, sha256: SHA256 }),
      inputs: list(
        object({
          document: TEXT,
          file: TEXT,
          sha256: SHA256,
          writtenBy: TEXT_OR_NULL,
          providers: { type: 'object', additionalProperties: TEXT_OR_NULL },
        }),
      ),
      also: list(object({ file: TEXT, sha256: SHA256 })),
    }),
    summary: object({
      records: COUNT,
      statuses: object(Object.fromEntries(STATUS.enum.map((status) => [status, COUNT]))),
      open: object(Object.fromEntries(SEVERITIES.map((severity) => [severity, COUNT]))),
      exceptions: object({ total: COUNT, findings: COUNT }),
      checkov: { anyOf: [object({ total: COUNT, open: COUNT }), { type: 'null' }] },
      isClean: { type: 'boolean' },
    }),
    rules: list(
      object({
        id: TEXT,
        version: COUNT,
        title: TEXT,
        severity: { enum: SEVERITIES },
        rationale: TEXT,
        remediation: TEXT,
        waivable: { type: 'boolean' },
        controls: object({
          checkov: list(TEXT),
          azurePolicy: list(TEXT),
          benchmark: list(TEXT),
          others: list(TEXT),
        }),
      }),
    ),
    records: list(
      object({
        rule: TEXT,
        ruleVersion: COUNT,
        severity: { enum: SEVERITIES },
        status: STATUS,
        document: TEXT,
        address: TEXT,
        constructPath: TEXT_OR_NULL,
        location: LOCATION,
        evidence: list(object(OBSERVATION)),
        findings: list(object({ ...OBSERVATION, key: TEXT_OR_NULL, exception: EXCEPTION_OR_NULL })),
        reason: TEXT_OR_NULL,
        exception: EXCEPTION_OR_NULL,
      }),
    ),
    exceptions: list(EXCEPTION),
    exceptionFindings: list(
      object({ rule: TEXT, severity: { enum: SEVERITIES }, message: TEXT, exception: EXCEPTION, location: LOCATION }),
    ),
    exceptionNotices: list(
      object({ kind: { enum: ['ends-soon', 'not-approved'] }, message: TEXT, exceptions: list(EXCEPTION) }),
    ),
    checkov: list(
      object({
        check: TEXT,
        title: TEXT,
        passed: { type: 'boolean' },
        document: TEXT,
        address: TEXT,
        constructPath: TEXT_OR_NULL,
        location: LOCATION,
        agreement: { enum: ['same', 'stricter', 'scoped', 'different', 'only-checkov'] },
        ours: list(object({ rule: TEXT, status: STATUS })),
        exception: EXCEPTION_OR_NULL,
      }),
    ),
    idleRules: list(TEXT),
    typesWithoutRules: { type: 'object', additionalProperties: COUNT },
    hasServiceBus: { type: 'boolean' },
  }),
} as const;
