"""Settings from the environment: read once, checked, never changed."""

import os
from functools import cache
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import InputError

_PREFIX = "KILDESVAR_"


class Settings(BaseSettings):
    """What the environment says; each interface lets its user say otherwise.

    Attributes:
        library: `KILDESVAR_LIBRARY`: the library file; None for the user's own or the sample.
        threshold: `KILDESVAR_THRESHOLD`: the least probability of an answer, from 0 to 1; None
            for the default of the bundled model.
    """

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, env_ignore_empty=True)

    library: Path | None = None
    threshold: float | None = Field(default=None, ge=0, le=1)

    @field_validator("library")
    @classmethod
    def _expand(cls, path: Path | None) -> Path | None:
        return path.expanduser() if path else None


@cache
def settings() -> Settings:
    """Returns the settings of this process.

    Raises:
        InputError: A setting is unknown or out of bounds. A misspelt name is an error, so that
            nobody searches another library than the one they meant.
    """
    known = {_PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(_PREFIX) and name not in known)
    if unknown:
        raise InputError(f"{unknown[0]}: no such setting; there are {', '.join(sorted(known))}")
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = _PREFIX + "_".join(map(str, first["loc"])).upper()
        raise InputError(f"{name} is {first['input']!r}: {first['msg']}") from error
