/** The JSON schema of the report (`scheduler audit --json`). */
export declare const auditReportSchema: {
    readonly $schema: 'http://json-schema.org/draft-07/schema#';
    readonly title: 'Security audit of Terraform documents, version 1';
};
