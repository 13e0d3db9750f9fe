"""Averages the weights of two readers, of which one was trained on from the other.

    python -m training.average run1/weights.safetensors run2/weights.safetensors --share 0.6 --out W

The mean of two points of one training run often does better than either (Wortsman et al., 2022,
"Model soups"): what the second learned stays, and what it forgot comes back.
"""

from pathlib import Path

import click


@click.command()
@click.argument("first", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("second", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--share", default=0.5, show_default=True, type=click.FloatRange(0, 1))
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
def main(*, first: Path, second: Path, share: float, out: Path) -> None:
    """Write the weights between those of FIRST and SECOND, SHARE of the way to the latter."""
    from safetensors.torch import load_file, save_file

    one, other = load_file(first), load_file(second)
    if one.keys() != other.keys():
        raise click.UsageError(f"{second}: not the weights of the same model as {first}")
    means = {
        name: ((1 - share) * one[name].float() + share * other[name].float())
        .to(other[name].dtype)
        .contiguous()
        for name in other
    }
    save_file(means, out)
    click.echo(f"{out}: {share:.0%} of the way from {first} to {second}")


if __name__ == "__main__":
    main()
