export { inputName, isStandardInput, standardInput } from './descriptor';
export { FileProblem, reasonOf } from './file-problem';
export { inFolder, isFolder, kindOf, namesIn, realFolder } from './folder';
export { checkNesting, DEEPEST, NestedTooDeeply, parseJson } from './nesting';
export { type FileText, LARGEST, readBytes, readFileText, readText } from './read';
export { writeStandardStreamsWhole } from './standard-streams';
export { LINE_FEED, wholeLines } from './stream';
export { isStandardOutput, type Output, writeOutput, writeOutputs } from './write';
export { checkYamlNesting } from './yaml-nesting';
