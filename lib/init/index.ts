export { FRAMEWORKS } from './framework';
export { existingFiles, type NewFile, writeNewFiles } from './new-files';
export { packageSourceProblem } from './package-source';
export { commonFiles, endOfExceptions, projectFiles, projectPaths } from './project-files';
export { type Names, QUESTIONS, type Question, questionProblem, usualProblem } from './project-names';
