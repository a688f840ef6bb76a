"""Numpy arrays to which something is appended one by one."""

from typing import Any

import numpy as np
import numpy.typing as npt


class Growing:
    """An array of one type; doubles its room when it is full."""

    def __init__(self, dtype: Any) -> None:
        self._room: npt.NDArray[Any] = np.zeros(16, dtype)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, value: float) -> int:
        """Puts it last; says where."""
        if self._length == len(self._room):
            self._room = np.concatenate([self._room, np.zeros_like(self._room)])
        self._room[self._length] = value
        self._length += 1
        return self._length - 1

    @property
    def array(self) -> npt.NDArray[Any]:
        """A view, to read and to change in place."""
        return self._room[: self._length]
