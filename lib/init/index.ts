export { type Names, QUESTIONS, type Question, questionProblem } from './names';
export { existingFiles, type NewFile, writeNewFiles } from './new-files';
export { projectFiles, projectPaths } from './project-files';
