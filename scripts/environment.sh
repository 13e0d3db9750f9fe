# Makes .venv and installs Kildesvar into it, once for each state of what is to be installed.
# Sourced by the scripts beside it, in the repository's folder.

need() {
    echo "kildesvar: $1" >&2
    exit 3
}

# prepare EXTRAS: "" or "[test]".
prepare() {
    local python=${PYTHON:-python3} wanted
    command -v "$python" >/dev/null ||
        need "$python is not installed; on Debian: apt-get install python3 python3-venv"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        need "$("$python" --version) is too old, 3.11 or newer is needed; name one: PYTHON=python3.12 $0"
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        need "$python cannot make environments; on Debian: apt-get install python3-venv"

    wanted="$1 $(cat pyproject.toml constraints.txt | cksum) $("$python" --version) $PWD"
    if [ -x .venv/bin/kildesvar ] && [ "$(cat .venv/installed"$1" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    echo "Making .venv and installing into it; this takes some minutes, once." >&2
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --constraint constraints.txt --editable ".$1" ||
        need "the installation failed; the lines above say why"
    echo "$wanted" >.venv/installed"$1"
}
