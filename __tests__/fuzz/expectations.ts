import { parseDocument } from 'yaml';
import { FAULT } from '../../lib/text';
import type { Scenario } from './arbitrary/command-lines';
import type { SandboxedRun } from './sandbox';
import { harmIn, isArtifactUri, markdownFault, xmlFault } from './well-formed';

/** What is wrong with a run, whatever it was asked: each of these is a fault of the project. */
export function faultsOf({ argv }: Scenario, run: SandboxedRun): string[] {
  const { status, stdout, stderr, crash } = run;
  if (crash !== undefined) return [`it threw ${crash instanceof Error ? crash.stack : String(crash)}`];
  const isJson =
    (argv.includes('--json') || argv[0] === 'eval') && !argv.includes('--version') && !stdout.startsWith('Usage: ');
  return [
    ...(![0, 1, 2].includes(status) ? [`status ${status}`] : []),
    ...statusFaults(argv, run),
    ...shownFaults('stdout', stdout),
    ...shownFaults('stderr', stderr),
    ...(/^\s+at .*:\d+/m.test(stderr) ? ['a stack on standard error'] : []),
    ...(isJson && status !== 2 ? jsonFaults(stdout) : []),
    ...formatFaults(argv, run),
    ...run.gone.map((name) => `the file ${JSON.stringify(name)} is gone`),
    ...Object.entries(run.files).flatMap(([name, text]) =>
      fileFaults(argv, name, text).map((fault) => `the file ${JSON.stringify(name)}: ${fault}`),
    ),
  ];
}

function statusFaults(argv: readonly string[], { status, stdout, stderr }: SandboxedRun): string[] {
  const [command] = argv;
  // One message that is none does not keep the others from being answered; a request is answered in its line.
  const answersAnyhow = command === 'route' || command === 'eval';
  if (status === 2 && stderr === '') return ['status 2 without a word'];
  if (status === 2 && stdout !== '' && !answersAnyhow) return ['status 2 with an answer'];
  if (status !== 2 && /^(?:training-job-scheduler: )?error/m.test(stderr)) return [`status ${status} with an error`];
  if (status === 2 || !argv.includes('--json') || argv.includes('--version')) return [];
  const expected = expectedStatus(command ?? '', stdout);
  return expected === undefined || expected === status ? [] : [`status ${status}, and the answer says ${expected}`];
}

/** What the status has to be for what an answer says; `undefined` where it does not tell. */
function expectedStatus(command: string, stdout: string): number | undefined {
  let json: any;
  try {
    json = JSON.parse(stdout);
  } catch {
    return undefined;
  }
  switch (command) {
    case 'audit':
      return json.summary === undefined ? undefined : json.summary.isClean ? 0 : 1;
    case 'check':
      return json.findings.length + json.notChecked.length > 0 ? 1 : 0;
    case 'diagram':
      return json.some(({ unresolved }: { unresolved: unknown[] }) => unresolved.length > 0) ? 1 : 0;
    case 'emulator':
      return json.unknown.length > 0 ? 1 : 0;
    default:
      return undefined;
  }
}

function shownFaults(stream: string, text: string): string[] {
  const harm = harmIn(text);
  return [
    ...(harm === undefined ? [] : [`${stream} has ${harm}`]),
    // What fails on one line, rule or resource is its answer, and a fault all the same.
    ...(text.includes(FAULT) ? [`${stream} has a fault of the project`] : []),
    ...(text.includes('[object Object]') ? [`${stream} has [object Object]`] : []),
  ];
}

function jsonFaults(stdout: string): string[] {
  const texts =
    stdout.startsWith('{\n') || stdout.startsWith('[\n') ? [stdout] : stdout.split('\n').filter((line) => line !== '');
  try {
    for (const text of texts) JSON.parse(text);
  } catch (error) {
    return [`no JSON: ${(error as Error).message}`];
  }
  return [];
}

function formatFaults(argv: readonly string[], { status, stdout }: SandboxedRun): string[] {
  if (status === 2 || argv.includes('--json')) return [];
  const [command] = argv;
  if (command === 'diagram' && argv.includes('svg')) return named('SVG', xmlFault(stdout));
  if (command === 'diagram' && argv.includes('html')) return named('the page', pageFault(stdout));
  if (command === 'review') return named('Markdown', markdownFault(stdout));
  return [];
}

function named(what: string, fault: string | undefined): string[] {
  return fault === undefined ? [] : [`${what}: ${fault}`];
}

/** The page has a picture, which is XML, and the topology as JSON. */
function pageFault(page: string): string | undefined {
  const [, svg] = /(<svg[\s\S]*?<\/svg>)/.exec(page) ?? [];
  const [, json] = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(page) ?? [];
  if (svg === undefined || json === undefined) return 'no picture, or no topology';
  try {
    JSON.parse(json);
  } catch (error) {
    return (error as Error).message;
  }
  return xmlFault(svg);
}

/** Files are written where an option says so, and each has its format. */
function fileFaults(argv: readonly string[], name: string, text: string): string[] {
  const options = argv.filter((_, index) => argv[index + 1] === name);
  if (options.includes('--markdown')) return [...named('Markdown', markdownFault(text)), ...shownFaults('it', text)];
  if (options.includes('--sarif') || options.includes('--sarif-upload')) return sarifFaults(text);
  if (argv[0] !== 'emulator') return ['nobody asked for it'];
  return name.endsWith('.json') ? jsonFaults(text) : named('YAML', yamlFault(text));
}

function yamlFault(text: string): string | undefined {
  const { errors } = parseDocument(text);
  return errors[0]?.message;
}

function sarifFaults(text: string): string[] {
  const { runs } = JSON.parse(text);
  const uris: string[] = runs.flatMap(({ artifacts, results }: any) => [
    ...artifacts.map(({ location }: any) => location.uri),
    ...results.map(({ locations }: any) => locations[0].physicalLocation.artifactLocation.uri),
  ]);
  const prints = runs.map(({ results }: any) =>
    results.map((one: any) => one.partialFingerprints.primaryLocationLineHash),
  );
  return [
    ...(runs.length > 20 ? [`${runs.length} runs`] : []),
    ...uris.filter((uri) => !isArtifactUri(uri)).map((uri) => `${JSON.stringify(uri)} is no URI`),
    ...(prints.some((all: string[]) => new Set(all).size < all.length) ? ['a fingerprint twice'] : []),
    ...(runs.some(({ results }: any) => results.some(({ message }: any) => message.text === '')) ? ['no message'] : []),
  ];
}
