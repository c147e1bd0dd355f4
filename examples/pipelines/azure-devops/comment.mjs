// Keeps one comment on a pull request of Azure Repos: node comment.mjs <file> <name> <status>
//
// The thread is open while there is something to do (status 1), and closed when there is nothing: a branch policy can ask
// for threads to be closed. What Azure Pipelines sets says where; SYSTEM_ACCESSTOKEN has to be passed on by the pipeline.
// https://learn.microsoft.com/rest/api/azure/devops/git/pull-request-threads
import { readFileSync } from 'node:fs';

const [file, name, status] = process.argv.slice(2);
const {
  SYSTEM_TEAMFOUNDATIONCOLLECTIONURI: collection,
  SYSTEM_TEAMPROJECTID: project,
  BUILD_REPOSITORY_ID: repository,
  SYSTEM_PULLREQUEST_PULLREQUESTID: pullRequest,
  SYSTEM_ACCESSTOKEN: token,
} = process.env;
const marker = `<!-- scheduler review of ${name} -->`;
const content = `${marker}\n**${name}**\n\n${readFileSync(file, 'utf8')}`;
const state = status === '0' ? 'closed' : 'active';
const threads = `${collection}${project}/_apis/git/repositories/${repository}/pullRequests/${pullRequest}/threads`;

const { value } = await ask('GET', threads);
const known = value.find(({ isDeleted, comments }) => !isDeleted && comments[0]?.content?.startsWith(marker));
if (known === undefined) {
  const comments = [{ parentCommentId: 0, commentType: 'text', content }];
  await ask('POST', threads, { comments, status: state });
} else {
  await ask('PATCH', `${threads}/${known.id}/comments/${known.comments[0].id}`, { content });
  await ask('PATCH', `${threads}/${known.id}`, { status: state });
}

async function ask(method, address, body) {
  const response = await fetch(`${address}?api-version=7.1`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) {
    console.error(`the comment cannot be written: ${method} answered ${response.status}: ${await response.text()}`);
    process.exit(2);
  }
  return response.json();
}
