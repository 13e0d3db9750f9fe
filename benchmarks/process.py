"""Times `kildesvar ask` as a whole process, beside `import sentence_transformers`.

python -m benchmarks.process
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import click

from benchmarks.machine import machine

_ASK = [sys.executable, "-m", "qa.cli.main", "ask", "Hvor mange punkter inneholder tiltaksplanen?"]
_IMPORT = [sys.executable, "-c", "import sentence_transformers"]


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Runs a command and returns its seconds and its peak memory in MB (Linux)."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise click.ClickException(f"{command} ended with {process.returncode}")
    return time.perf_counter() - begun, _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1_024) / 1e6


@click.command()
@click.option("--runs", default=5, show_default=True)
def main(runs: int) -> None:
    """Run both in turn and print medians and the ratio."""
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "XDG_DATA_HOME": data}
        environment.pop("KILDESVAR_LIBRARY", None)
        run(_ASK, environment)  # builds the sample library
        run(_IMPORT, environment)  # reads the files once from the disk
        pairs = [(run(_ASK, environment), run(_IMPORT, environment)) for _ in range(runs)]
    asks, imports = zip(*pairs, strict=True)
    ratio = statistics.median(ask[0] / other[0] for ask, other in pairs)
    print(machine())
    for name, figures in (("kildesvar ask", asks), ("import sentence_transformers", imports)):
        seconds = statistics.median(figure[0] for figure in figures)
        print(f"{name:30} {seconds:6.2f} s  {max(figure[1] for figure in figures):6.0f} MB")
    print(f"ratio of the times, pair by pair: {ratio:.2f}")


if __name__ == "__main__":
    main()
