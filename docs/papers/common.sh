# What the storylines share. Each is called with the folder of its results:
#
#   docs/papers/000.sh RESULTS
#
# `run` is one call of an algorithm, `run_qgis` one of an algorithm of QGIS itself, `each` gives a
# parameter several files. With DRY_RUN=1 the calls are printed and nothing is made.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$(dirname "$here")")
out=${1:?folder of the results}
mkdir -p "$out"
shopt -s nullglob

# run ALGORITHM NAME=VALUE...
run() {
  if [ -n "${DRY_RUN:-}" ]; then
    printf 'CALL'
    printf '\t%s' "$@"
    printf '\n'
    return
  fi
  printf '%s\n' "-- carbonsink:$1" >&2
  "$root/dev" process run "carbonsink:$1" -- "${@:2}"
}

# run_qgis ALGORITHM NAME=VALUE...
run_qgis() {
  [ -z "${DRY_RUN:-}" ] || return 0
  printf '%s\n' "-- $1" >&2
  "$root/dev" process run "$1" -- "${@:2}"
}

# each NAME FILE...: the files of one parameter, for "${files[@]}"
each() {
  local name=$1 file
  files=()
  for file in "${@:2}"; do files+=("$name=$file"); done
}

# make_data WHAT FOLDER: made-up data with a known truth (tools/paper_data.py)
make_data() {
  [ -n "${DRY_RUN:-}" ] || "$root/.venv/bin/python" "$root/tools/paper_data.py" "$@"
}
