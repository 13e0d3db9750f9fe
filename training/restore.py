"""Turns a reader that ships back into weights that training can go on from.

python -m training.restore qa/model/reader.int8.onnx --out run/weights.safetensors

What int8 rounded stays rounded: the weights compute what the int8 graph computes, but for the
rounding of its activations.
"""

from pathlib import Path
from typing import Any

import click
import numpy as np
import numpy.typing as npt

Weights = dict[str, npt.NDArray[np.float32]]


def restore(path: Path) -> Weights:
    """Returns the weights of a reader's int8 graph, by the names of `training.model.SpanReader`."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    stored = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    weights: Weights = {}
    for name, value in stored.items():
        if not name.startswith("onnx::") and value.dtype == np.float32 and "_scale" not in name:
            weights[name] = np.array(value)
        elif name.startswith("m.") and name.endswith("_quantized"):
            weights[name.removesuffix("_quantized")] = _dequantised(name, stored)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            # The node is named after the layer: /m/encoder/layer.0/output/dense/MatMul_quant
            layer = node.name.strip("/").rpartition("/")[0].replace("/", ".")
            weights[f"{layer}.weight"] = _dequantised(node.input[1], stored).T
    return {name: np.ascontiguousarray(value) for name, value in _unscaled(weights).items()}


def _dequantised(name: str, stored: dict[str, Any]) -> npt.NDArray[np.float32]:
    stem = name.removesuffix("_quantized")
    levels = stored[name].astype(np.float32) - stored[f"{stem}_zero_point"].astype(np.float32)
    return np.asarray(levels * stored[f"{stem}_scale"], dtype=np.float32)


def _unscaled(weights: Weights) -> Weights:
    """Undoes `training.smooth`: a scaled layer becomes the linear layer that it stands for."""
    found: Weights = {}
    for name, value in weights.items():
        if name.endswith(".inverse"):
            continue
        stem, _, last = name.rpartition(".")
        inverse = weights.get(f"{stem.removesuffix('.dense')}.inverse")
        if inverse is not None:
            stem = stem.removesuffix(".dense")
            value = value * inverse if last == "weight" else value  # noqa: PLW2901
        found[f"{stem}.{last}"] = value
    return found


@click.command()
@click.argument("reader", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
def main(*, reader: Path, out: Path) -> None:
    """Write the weights of READER, an int8 ONNX file, to OUT."""
    from safetensors.numpy import save_file

    out.parent.mkdir(parents=True, exist_ok=True)
    save_file(restore(reader), out)
    click.echo(str(out))


if __name__ == "__main__":
    main()
