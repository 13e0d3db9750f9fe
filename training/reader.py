"""Trains the reader: the bundled encoder, a span head, and labelled questions.

    python -m training.reader norquad.jsonl en.jsonl --out run --steps 1200

Goes on from `run/checkpoint.pt` where there is one.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click

from training.batches import Mixture, batches
from training.data import read_examples

PARTS: Final = {"norquad": 1.0, "en": 0.7, "en_de": 0.3, "en_es": 0.2}


def _parse_mix(_context: Any, _option: Any, given: str | None) -> dict[str, float]:  # noqa: ANN401
    if given is None:
        return dict(PARTS)
    try:
        return {k: float(v) for k, v in (part.split("=") for part in given.split(","))}
    except ValueError as error:
        raise click.BadParameter("expected KIND=SHARE,KIND=SHARE,...") from error


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--start",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Weights of a reader to go on from; the encoder's by default.",
)
@click.option("--steps", default=1200, show_default=True, type=click.IntRange(1))
@click.option("--minutes", type=float, help="End after so long, with the learning rate at zero.")
@click.option("--batch", default=16, show_default=True, type=click.IntRange(1))
@click.option("--rate", default=1.5e-4, show_default=True)
@click.option("--seed", default=0, show_default=True)
@click.option("--threads", default=2, show_default=True, type=click.IntRange(1))
@click.option("--mix", "parts", callback=_parse_mix, help="KIND=SHARE,... of each epoch.")
@click.option("--wide", default=0.25, show_default=True, help="Answers read in wide windows.")
@click.option("--none", default=0.35, show_default=True, help="Inputs without an answer.")
@click.option("--nynorsk", default=0.15, show_default=True, help="NorQuAD's questions so asked.")
def main(
    *,
    files: tuple[Path, ...],
    out: Path,
    start: Path | None,
    steps: int,
    minutes: float | None,
    batch: int,
    rate: float,
    seed: int,
    threads: int,
    parts: dict[str, float],
    wide: float,
    none: float,
    nynorsk: float,
) -> None:
    """Train a reader on the examples of FILES, and write its weights to OUT."""
    import torch
    from safetensors.torch import load_file, save_file

    from training.trainer import Trainer, run

    # Each thread of the trainer has one core; see Trainer.
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    examples = [example for file in files for example in read_examples(file)]
    mixture = Mixture(parts, none=none, wide=wide, nynorsk=nynorsk)
    trainer = Trainer(steps=steps, minutes=minutes, rate=rate, seed=seed, threads=threads)
    if start:
        trainer.model.load_state_dict(load_file(start))
    stream = batches(examples, mixture, size=batch, seed=seed)
    losses = run(trainer, stream, out)
    weights = {name: value.contiguous() for name, value in trainer.model.state_dict().items()}
    save_file(weights, out / "weights.safetensors")
    card = {
        "examples": len(examples), "mixture": asdict(mixture), "steps": trainer.step,
        "batch": batch, "rate": rate, "seed": seed, "seconds": round(trainer.seconds),
        "last_loss": round(sum(losses[-50:]) / max(len(losses[-50:]), 1), 4),
    }  # fmt: skip
    (out / "run.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    click.echo(f"{out / 'weights.safetensors'}: {trainer.step} steps")


if __name__ == "__main__":
    main()
