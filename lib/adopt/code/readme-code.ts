import type { AdoptedNamespace } from '../model/adopted';

/** What to do with a project that was adopted. */
export function readmeFile(name: string, namespace: AdoptedNamespace, environment: string): string {
  const stack = `cdktf.out/stacks/${environment}`;
  return `# ${name}

The Service Bus namespace \`${namespace.name}\` as code: its topics, subscriptions, rules and queues, as they were when this was written. Made with \`training-job-scheduler adopt\`.

\`\`\`sh
npm install
npm test                  # does every example go where it went?
npm run synth             # the JSON for Terraform: ${stack}/cdk.tf.json
npm start                 # the namespace on this machine, with a page; no Azure, no Docker
\`\`\`

## The first deployment

What is in Azure is taken over, not made anew: \`lib/imports.ts\` has the ids. Before anything is applied, look at what Terraform would change:

\`\`\`sh
npm run synth
terraform -chdir=${stack} init
terraform -chdir=${stack} plan -out=plan
terraform -chdir=${stack} show -json plan > plan.json
npx training-job-scheduler review plan.json --contract ${stack}
\`\`\`

The plan has nothing to destroy. Once it is applied, take \`imports\` out of \`lib/environments.ts\`, and delete \`lib/imports.ts\`.

## Afterwards

- \`lib/contract.ts\` was inferred: say there what producers really send, and every rule is checked against it.
- \`claims\` in \`lib/jobs.ts\` say what has to hold for all messages: \`npx training-job-scheduler check\` proves them.
- \`npx training-job-scheduler audit\` says which security rules are not followed.
- \`npx training-job-scheduler review <what is deployed> ${stack}\` says what somebody has changed by hand.
`;
}
