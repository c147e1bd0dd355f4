import { Quotes } from './shell-quotes';

/** A value that a command asks for. */
export interface CommandValue {
  readonly text: string;
  /** Whether it comes from a request, and so from anybody; paths are of this machine. */
  readonly isAsked: boolean;
}

/** A command as a shell gets it. */
export interface ShellCommand {
  readonly text: string;
  /** The variables with the values. */
  readonly variables: Readonly<Record<string, string>>;
}

const PLACEHOLDER = /\$\{\{\s*(inputs|outputs|search_space)\.([\w.-]+)\s*\}\}/g;
/** A part that is there only where all of its values are: `$[[--rate ${{inputs.rate}}]]`. */
const OPTIONAL = /\$\[\[(.*?)\]\]/gs;

/** Programs that run what they are given as text, as an option or at once. */
const INTERPRETER = /\b(?:ba|z|da|k)?sh|python[\d.]*|node|deno|bun|perl|ruby|php|pwsh|Rscript|julia|lua/;
const AS_TEXT = new RegExp(String.raw`\b(?:${INTERPRETER.source})(?:\s+\S+){0,3}?\s+-\w*[ceEpr]\b`);
const AT_ONCE = /\b(?:awk|gawk|mawk|sed|jq|xargs|ssh|su|parallel|find)\s/;
/** What the shell itself reads again: as a command, or as arithmetic, which runs commands as well. */
const BY_SHELL = /\[\[|\(\(|(?:^|[\s;&|(`])(?:eval|let|declare|typeset|local|export|trap|source|\.)\s/;
/** A value that means nothing to anything that may read it. */
const HARMLESS = /^[\w.,:/@%+=-]*$/;

/**
 * Fills values into a command. Azure ML pastes them as they are, and a shell reads the whole: here each value is a variable
 * of the shell, and so is one word whatever is in it; nothing of it is run.
 *
 * @param values by `inputs.x`, `outputs.x` and `search_space.x`
 * @returns a text says why it cannot be
 */
export function shellCommand(command: string, values: ReadonlyMap<string, CommandValue>): ShellCommand | string {
  const whole = command.replace(OPTIONAL, (_, part: string) =>
    [...part.matchAll(PLACEHOLDER)].every(([, kind, name]) => values.has(`${kind}.${name}`)) ? part : '',
  );
  const variables = new Map<string, string>();
  const quotes = new Quotes();
  let [text, at] = ['', 0];
  for (const match of whole.matchAll(PLACEHOLDER)) {
    const [placeholder, kind, name] = match;
    const value = values.get(`${kind}.${name}`);
    const problem = problemOf(`${kind}.${name}`, value, whole);
    if (problem !== undefined) return problem;
    for (const character of whole.slice(at, match.index)) quotes.read(character);
    const variable = `AZUREML_VALUE_${variables.size}`;
    variables.set(variable, value?.text ?? '');
    text += whole.slice(at, match.index) + reference(variable, quotes);
    at = match.index + placeholder.length;
  }
  return { text: text + whole.slice(at), variables: Object.fromEntries(variables) };
}

function problemOf(place: string, value: CommandValue | undefined, command: string): string | undefined {
  if (value === undefined)
    return `the command says \${{${place}}}, and the job has no such value; give it, or take it away`;
  if (value.text.includes('\0')) return `the value of ${place} has a character that no command can have (NUL)`;
  if (!value.isAsked || HARMLESS.test(value.text) || !isReadAgain(command)) return undefined;
  const [, kind = 'inputs', name = ''] = /^(\w+)\.(.*)$/.exec(place) ?? [];
  const variable = variableOf(kind, name);
  return `the command reads its values again as a program or as arithmetic, where ${JSON.stringify(value.text)} of ${place} may mean something; read it there as the environment variable ${variable}`;
}

/** Whether something of a command may read its values as a program once they are there. */
function isReadAgain(command: string): boolean {
  return [AS_TEXT, AT_ONCE, BY_SHELL].some((reads) => reads.test(command));
}

function reference(variable: string, { place }: Quotes): string {
  if (place === 'double') return `\${${variable}}`;
  return place === 'single' ? `'"\${${variable}}"'` : `"\${${variable}}"`;
}

/** The variable that a value is also in, as Azure ML names those of inputs and outputs. */
export function variableOf(kind: string, name: string): string {
  const beginning = kind === 'outputs' ? 'AZURE_ML_OUTPUT' : kind === 'inputs' ? 'AZURE_ML_INPUT' : 'AZUREML_SWEEP';
  return `${beginning}_${name.replace(/\W/g, '_')}`;
}
