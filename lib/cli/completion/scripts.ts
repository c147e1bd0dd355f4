/** The shells that there is a script for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The name that is completed. */
const NAME = 'training-job-scheduler';

/**
 * What each shell is told. All of them ask the very command that is being written, `… complete <shell> -- <words>`, which
 * answers with a value and, behind a blank, what it is in each line, and with `:files` or `:folders` where the shell goes on with its own.
 * Nothing of what is written, and of what is answered, is ever evaluated.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  // The line as a whole: bash takes words apart at `:` and `=`, and wants what stands behind the last of them.
  bash: `# Completes ${NAME} in bash 4 and later: source <(${NAME} completion bash)
_training_job_scheduler() {
  local value description files=none
  COMPREPLY=()
  while read -r value description; do
    case $value in
      :*) files=\${value#:} ;;
      ?*) COMPREPLY+=("$value") ;;
    esac
  done < <("\${1/#\\~/$HOME}" complete bash -- "\${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
  case $files in
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
  esac
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *[:/] ]]; then compopt -o nospace; fi
}
complete -F _training_job_scheduler ${NAME}
`,
  zsh: `#compdef ${NAME}
# Completes ${NAME} in zsh: source <(${NAME} completion zsh), behind compinit; or as _${NAME} in a folder of fpath
_${NAME}() {
  local value description files=none
  local -a ended open
  while read -r value description; do
    case $value in
      :*) files=\${value#:} ;;
      *[:/]) open+=("\${value//:/\\\\:}\${description:+:$description}") ;;
      ?*) ended+=("\${value//:/\\\\:}\${description:+:$description}") ;;
    esac
  done < <("\${words[1]/#\\~/$HOME}" complete zsh -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)
  compset -P '--*='
  local -i found=1
  if (( \${#ended} + \${#open} )); then _describe -t values value ended -- open -S '' && found=0; fi
  case $files in
    files) _files && found=0 ;;
    folders) _files -/ && found=0 ;;
  esac
  return found
}
if [[ \${funcstack[1]} == _${NAME} ]]; then _${NAME} "$@"; else compdef _${NAME} ${NAME}; fi
`,
  fish: `# Completes ${NAME} in fish: ${NAME} completion fish | source
function __training_job_scheduler
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l flag (string match -r -- '^--[^=]+=' $current)
    set -l path (string replace -r -- '^--[^=]+=' '' "$current")
    for line in ($words[1] complete fish -- $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case ':files'
                for found in (__fish_complete_path $path)
                    echo "$flag$found"
                end
            case ':folders'
                for found in (__fish_complete_directories $path '')
                    echo "$flag$found"
                end
            case ':*'
            case '*'
                string replace -- ' ' \\t $line
        end
    end
end
complete -c ${NAME} -f -a '(__training_job_scheduler)'
`,
};
