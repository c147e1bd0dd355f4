// Keeps one comment on a merge request of GitLab: node comment.mjs <file> <name>
//
// What GitLab sets says where; COMMENT_TOKEN may write comments.
// https://docs.gitlab.com/api/notes/#merge-requests
import { readFileSync } from 'node:fs';

const [file, name] = process.argv.slice(2);
const {
  CI_API_V4_URL: api,
  CI_PROJECT_ID: project,
  CI_MERGE_REQUEST_IID: mergeRequest,
  COMMENT_TOKEN: token,
} = process.env;
const marker = `<!-- scheduler review of ${name} -->`;
const body = `${marker}\n**${name}**\n\n${readFileSync(file, 'utf8')}`;
const notes = `${api}/projects/${project}/merge_requests/${mergeRequest}/notes`;

const known = await existing();
if (known === undefined) await ask('POST', notes, { body });
else await ask('PUT', `${notes}/${known.id}`, { body });

async function existing() {
  for (let page = '1'; page; ) {
    const response = await ask('GET', `${notes}?per_page=100&page=${page}`);
    const found = (await response.json()).find((note) => !note.system && note.body.startsWith(marker));
    if (found !== undefined) return found;
    page = response.headers.get('x-next-page');
  }
  return undefined;
}

async function ask(method, address, content) {
  const response = await fetch(address, {
    method,
    headers: { 'PRIVATE-TOKEN': token, 'Content-Type': 'application/json' },
    body: content && JSON.stringify(content),
  });
  if (!response.ok) {
    console.error(`the comment cannot be written: ${method} answered ${response.status}: ${await response.text()}`);
    process.exit(2);
  }
  return response;
}
