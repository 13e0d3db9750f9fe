"""Writes a trained reader as ONNX: in float32, and in int8 as it ships.

python -m training.export run/weights.safetensors --out run/reader
"""

import logging
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from index.bundle import DIMENSIONS, word_rows
from training.batches import encode
from training.data import Example, read_examples

OPSET: Final = 17
CALIBRATION: Final = 64
"""So many passages show the ranges of the activations."""


def export(weights: Path, out: Path, texts: Sequence[Sequence[int]] = ()) -> tuple[Path, Path]:
    """Writes the reader of a file as `OUT.float32.onnx` and `OUT.int8.onnx`.

    Both give `start_logits` and `end_logits`, float32 (batch, tokens).

    Args:
        weights: What `training.reader` wrote.
        out: The path without its suffix.
        texts: Token ids of inputs, for `smooth`; without any the model stays as it is.
    """
    from safetensors.torch import load_file

    from training.model import SpanReader

    model = SpanReader()
    model.load_state_dict(load_file(weights))
    model.eval()
    return write(model, model.m, out, ("start_logits", "end_logits"), texts)


def write(
    model: Any,  # noqa: ANN401 - torch is loaded late
    bert: Any,  # noqa: ANN401 - transformers is untyped here
    out: Path,
    outputs: Sequence[str],
    texts: Sequence[Sequence[int]] = (),
) -> tuple[Path, Path]:
    """Writes a model as `OUT.float32.onnx` and `OUT.int8.onnx`, and returns their paths.

    Both take `inputs_embeds` float32 (batch, tokens, 384), rows of the word table, and
    `attention_mask` int64 (batch, tokens). int8 is dynamic, per channel, with 7-bit weights:
    processors without VNNI saturate on 8.

    Args:
        model: In evaluation mode; its forward takes the two inputs.
        bert: The part of it that holds the layers.
        out: The path without its suffix.
        outputs: The names of what it returns.
        texts: Token ids of inputs, for `smooth`; without any the model stays as it is.
    """
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    from training.smooth import smooth

    def run(ids: Sequence[int]) -> None:
        model(torch.from_numpy(word_rows(ids)[None]), torch.ones(1, len(ids), dtype=torch.int64))

    if texts:
        smooth(bert, texts, run)
    out.parent.mkdir(parents=True, exist_ok=True)
    whole, small = (out.with_name(f"{out.name}.{kind}.onnx") for kind in ("float32", "int8"))
    axes = {0: "batch", 1: "tokens"}
    inputs = ("inputs_embeds", "attention_mask")
    with warnings.catch_warnings(), torch.inference_mode():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            (torch.randn(2, 24, DIMENSIONS), torch.ones(2, 24, dtype=torch.int64)),
            str(whole),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=dict.fromkeys([*inputs, *outputs], axes),
            opset_version=OPSET,
            dynamo=False,
        )
    logging.getLogger().setLevel(logging.ERROR)
    # Matrix products alone: the positions, with one scale for all of them, would lose more.
    quantize_dynamic(
        whole, small, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True,
        weight_type=QuantType.QInt8,
    )  # fmt: skip
    return whole, small


def _first(example: Example) -> tuple[str, None]:
    return example.answers[0][0], None


@click.command()
@click.argument("weights", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Without a suffix.")
@click.option(
    "--calibrate",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Examples of training.data; with them int8 loses less.",
)
def main(*, weights: Path, out: Path, calibrate: Path | None) -> None:
    """Write the reader of WEIGHTS as OUT.float32.onnx and OUT.int8.onnx."""
    examples = read_examples(calibrate) if calibrate else []
    chosen = examples[:: max(1, len(examples) // CALIBRATION)]
    inputs = [encode(one.question, *_first(one)) for one in chosen]
    for path in export(weights, out, [one.ids for one in inputs if one]):
        click.echo(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
