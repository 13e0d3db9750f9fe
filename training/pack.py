"""Writes a trained encoder in the form that ships: weights in blocks, and a graph in int8.

python -m training.pack run/encoder.safetensors --calibrate pairs.jsonl --out index/model
"""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click
import numpy as np
import numpy.typing as npt

from index.bundle import BLOCK, MODEL, PASSAGE_PREFIX, QUERY_PREFIX, Tensors, tensors, tokenizer
from index.onnx import Graph, Vector
from index.transformers_encoder import bert_name, bundled_bert, weight_names
from training.export import CALIBRATION, write
from training.pairs import read_pairs

SHIPPED: Final = ("encoder.int8.onnx", "tokenizer.json", "weights.safetensors")


def blocks(matrix: npt.NDArray[np.float32]) -> dict[str, npt.NDArray[np.generic]]:
    """Returns a matrix in 8-bit blocks along its rows, in the form of `index.bundle.matrix`."""
    rows, columns = matrix.shape
    cut = matrix.reshape(rows, columns // BLOCK, BLOCK)
    scales = (np.abs(cut).max(axis=2) / 127).astype(np.float16)
    factors = np.maximum(scales.astype(np.float32), 1e-9)[:, :, None]
    rounded = np.clip(np.rint(cut / factors), -127, 127).astype(np.int8)
    return {"scales": scales, "bytes": rounded.reshape(rows, columns)}


def pack(trained: dict[str, npt.NDArray[np.float32]]) -> Tensors:
    """Returns the tensors to store, under the names of `index/model/weights.safetensors`.

    Args:
        trained: Weights by transformers' names; the word table is not among them and is kept.
    """
    stored = tensors()
    packed: Tensors = {}
    for name in weight_names(stored):
        if name == "embeddings.word":
            packed |= {f"{name}.{part}": stored[f"{name}.{part}"] for part in ("scales", "nibbles")}
            continue
        value = trained[bert_name(name)]
        in_blocks = name not in stored
        packed |= (
            {f"{name}.{part}": part_of for part, part_of in blocks(value).items()}
            if in_blocks
            else {name: value}
        )
    return packed


def embedder(bert: Any, offset: Vector | None = None) -> Any:  # noqa: ANN401 - untyped here
    """Returns a module that gives `embedding`, float32 (batch, 384), rows L2-normalised.

    Args:
        bert: The encoder's layers.
        offset: What is added to each vector before it is normalised again, (384,).
    """
    import torch
    from torch import Tensor, nn

    class Embedder(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.bert = bert
            self.offset = None if offset is None else nn.Parameter(torch.from_numpy(offset))

        def forward(self, inputs_embeds: Tensor, attention_mask: Tensor) -> Tensor:
            states = self.bert(inputs_embeds=inputs_embeds, attention_mask=attention_mask)[0]
            seen = attention_mask[..., None].to(states.dtype)
            mean = (states * seen).sum(1) / seen.sum(1)
            embedding: Tensor = nn.functional.normalize(mean, dim=-1)
            if self.offset is not None:
                embedding = nn.functional.normalize(embedding + self.offset, dim=-1)
            return embedding

    return Embedder().eval()


def rounding_offset(whole: Path, small: Path, texts: Sequence[Sequence[int]]) -> Vector:
    """Returns how far int8 lies from float32 in the mean: most of what its rounding does.

    Without it a question's int8 vector is nearer to int8 vectors than to float32 ones, and a
    library that both runtimes have built ranks the one kind first.

    Args:
        whole: The graph in float32.
        small: The graph in int8.
        texts: Token ids of texts that show it.
    """
    means = [
        np.mean([graph.run(ids)[0][0] for ids in texts], axis=0)
        for graph in map(Graph, (whole, small))
    ]
    return np.asarray(means[0] - means[1], dtype=np.float32)


@click.command()
@click.argument("weights", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--calibrate",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Pairs of training.pairs: they show the ranges of the activations.",
)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
def main(*, weights: Path, calibrate: Path, out: Path) -> None:
    """Write the encoder of WEIGHTS to the folder OUT, with the list of hashes."""
    from safetensors.numpy import load_file, save_file

    packed = {name: np.ascontiguousarray(value) for name, value in pack(load_file(weights)).items()}
    out.mkdir(parents=True, exist_ok=True)
    bert = bundled_bert(packed)  # as it ships: the blocks round too
    del bert.embeddings.word_embeddings
    pairs = read_pairs(calibrate)
    chosen = pairs[:: max(1, len(pairs) // CALIBRATION)]
    texts = [QUERY_PREFIX + pair.questions[0] for pair in chosen]
    texts += [PASSAGE_PREFIX + pair.positives[0] for pair in chosen]
    ids = [tokenizer().encode(text).ids for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        begun, out_of = Path(folder) / "begun", ("embedding",)
        offset = rounding_offset(*write(embedder(bert), bert, begun, out_of, ids), ids)
        click.echo(f"int8 lies {np.linalg.norm(offset):.3f} beside float32 in the mean")
        _, small = write(embedder(bert, offset), bert, Path(folder) / "encoder", out_of, [])
        graph = small.read_bytes()
    words = (MODEL / "tokenizer.json").read_bytes()
    save_file(packed, out / "weights.safetensors")
    (out / "encoder.int8.onnx").write_bytes(graph)
    (out / "tokenizer.json").write_bytes(words)
    sums = [f"{hashlib.sha256((out / n).read_bytes()).hexdigest()}  {n}" for n in SHIPPED]
    (out / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="ascii")
    for name in SHIPPED:
        click.echo(f"{out / name}: {(out / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
