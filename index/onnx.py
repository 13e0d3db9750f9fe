"""Runs a bundled int8 graph with ONNX Runtime, one text a call and one thread a text."""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from corpus.errors import ModelError
from index.bundle import model_file, word_rows

Vector = npt.NDArray[np.float32]
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Graph:
    """A transformer in ONNX that takes rows of the word table.

    Dynamic int8 takes one scale for all activations of a call, so texts are never batched: a
    vector alone equals the vector among others, bit for bit.

    Args:
        path: The ONNX file.
    """

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        # Texts run beside each other instead: threads within one text wait for each other, and
        # on a busy machine they wait long.
        options.intra_op_num_threads = 1
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(model_file(path)), options, providers=["CPUExecutionProvider"]
            )
        except ModelError:
            raise
        except Exception as error:
            raise ModelError(f"{path}: damaged ({error}); install Kildesvar again") from error

    def run(self, ids: Sequence[int]) -> list[Vector]:
        """Returns the graph's outputs for one text's token ids, each with a batch of one."""
        outputs: list[Vector] = self._session.run(
            None,
            {
                "inputs_embeds": word_rows(ids)[None],
                "attention_mask": np.ones((1, len(ids)), dtype=np.int64),
            },
        )
        return outputs


def in_parallel(work: Callable[[_Item], _Result], items: Iterable[_Item]) -> list[_Result]:
    """Returns the results of some work on each item, in order, on up to four threads."""
    return list(_pool().map(work, items))


@cache
def _pool() -> ThreadPoolExecutor:
    # Each thread holds one text's activations; more than four gain little for six passages.
    return ThreadPoolExecutor(min(os.cpu_count() or 1, 4), thread_name_prefix="onnx")
