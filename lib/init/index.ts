export { FRAMEWORKS } from './framework';
export { type Names, QUESTIONS, type Question, questionProblem } from './names';
export { existingFiles, type NewFile, writeNewFiles } from './new-files';
export { commonFiles, endOfExceptions, projectFiles, projectPaths } from './project-files';
