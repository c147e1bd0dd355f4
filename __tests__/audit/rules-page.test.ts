import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditRules } from '../../lib/audit';

/** The page that lists the rules; `UPDATE_PAGES=1 npx jest <this file>` writes it anew. */
const PAGE = join(__dirname, '../../docs/reference/audit-rules.md');

test('the page lists every rule', () => {
  const page = pageText();
  if (process.env.UPDATE_PAGES === '1') writeFileSync(PAGE, page);
  expect(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '').toBe(page);
});

function pageText(): string {
  const rows = auditRules.map(({ id, severity, title, appliesTo, controls }) => {
    const { checkov = [], azurePolicy = [], benchmark = [], others = [] } = controls;
    const types = appliesTo.map((type) => `\`${type}\``).join(', ');
    const asked = [...benchmark, ...azurePolicy.map((policy) => `policy ${policy}`), ...others].join(', ');
    return `| ${id} | ${severity} | ${title} | ${types} | ${checkov.join(', ')} | ${asked} |`;
  });
  return `# Rules of the audit

All ${auditRules.length} rules that \`training-job-scheduler audit\` asks; a test makes this page from them. Where a check of checkov stands in its column, both say
the same: a test compares them on documents that the real checkov was asked about. Checks in the last column ask for
something near: CKV_AZURE_33 and CKV2_AZURE_21 know older ways of logging alone (\`queue_properties.logging\`, which
azurerm 5 does not have, and storage insights, which need a key of the account), where the rule takes diagnostic settings
too; CKV_AZURE_40 wants an end also of keys that turn over by themselves. Where checkov asks something of every tier that
one tier cannot have (zones and a number of instances of a plan, encryption of a namespace), the rule does not apply there.

Of each storage account, vault and plan the audit also asks what costs something: a key of one's own, a second region, a
line for every blob that is read, a second instance. An exception with a reason is an answer too.

| rule | severity | what holds where it is followed | about | checkov | also asked by |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
