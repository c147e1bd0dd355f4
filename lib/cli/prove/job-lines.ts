import { type JobAnswer, type JobFinding, refusalText } from '../../proof';
import { colors } from '../../terminal';
import { type Line, line } from '../../text';
import { exampleJson, exampleText } from './proving';

/** What is known of the messages that come to subscriptions that start jobs, for people. */
export function jobLines(answers: readonly JobAnswer[]): Line[] {
  return answers.flatMap((answer) => {
    const { name, findings, unknown, undecided } = answer;
    return [
      ...findings.map((finding) => line`  ${colors.yellow('found    ')} ${jobFindingText(answer, finding)}`),
      ...undecided.map(({ question, reason }) => line`  ${colors.yellow('undecided')} ${question}: ${reason}`),
      ...unknown.map(
        (property) =>
          line`  ${colors.yellow('unknown  ')} ${name} reads ${property}, and without a contract nothing says what senders put there`,
      ),
      ...(findings.length + unknown.length + undecided.length > 0
        ? []
        : [
            line`  ${colors.green('proved   ')} every message that reaches ${name} is a request of ${names(answer)}, or its body is why it is set aside`,
          ]),
      ...answer.templates.map((template) => line`            ${demandsText(template)}`),
    ];
  });
}

/** What is wrong between a subscription's messages and its templates, in a sentence. */
export function jobFindingText({ name, sentTo: topic }: JobAnswer, finding: JobFinding): string {
  switch (finding.kind) {
    case 'sets-aside': {
      const { templates, message, refusal } = finding;
      return `${name} sets aside a message that asks for ${templates.join(' or ')}, whatever its body says: ${exampleText(topic, message)}, ${refusalText(refusal)}`;
    }
    case 'takes-none': {
      const { of, message, refusal } = finding;
      return `${name} starts no job of any message${of === undefined ? ' that reaches it' : ` of ${of}`}: ${exampleText(topic, message)}, ${refusalText(refusal)}`;
    }
    case 'takes-away': {
      const { rule, property, place, templates, message } = finding;
      // A rule on the way has where it is in its name.
      return `${rule.includes('/') ? rule : `${name}/${rule}`} takes ${property} away, which is ${place} of ${templates.join(' and ')}: ${exampleText(topic, message)}`;
    }
    case 'no-request': {
      const { template, refusal } = finding;
      return `${name} starts no job of ${template}, since no body is right for it: ${refusalText(refusal)}`;
    }
  }
}

/** What the body has to say, which nobody can know before: `train: its body has to say id, template and inputs.data`. */
function demandsText({ name, demands }: JobAnswer['templates'][number]): string {
  const said = demands.map(({ place, unless }) =>
    unless === undefined ? place : `${place} (unless ${unless} is there)`,
  );
  return `a body for ${name} says ${said.slice(0, -1).join(', ')}${said.length > 1 ? ' and ' : ''}${said.at(-1)}`;
}

function names({ templates }: JobAnswer): string {
  return templates.map(({ name }) => name).join(' or ');
}

/** The same for machines. */
export function jobJson(answer: JobAnswer): object {
  const { subscription, name, sentTo: topic, templates, findings, unknown, undecided } = answer;
  const { starts } = subscription;
  return {
    subscription: name,
    by: starts.value.by,
    verdict:
      findings.length > 0 ? 'found' : undecided.length > 0 ? 'undecided' : unknown.length > 0 ? 'unknown' : 'proved',
    templates: templates.map(({ name: template, demands }) => ({ name: template, body: demands })),
    findings: findings.map((finding) => ({
      ...finding,
      ...('message' in finding && { message: exampleJson(topic, finding.message) }),
    })),
    unknown,
    undecided: undecided.map(({ question, reason }) => `${question}: ${reason}`),
  };
}

/** Whether there is anything that somebody should look at. */
export function hasJobFindings(answers: readonly JobAnswer[]): boolean {
  return answers.some(({ findings, undecided }) => findings.length + undecided.length > 0);
}
