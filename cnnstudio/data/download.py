"""Downloads: with progress, resumed after a break, believed only when the checksum agrees."""

from __future__ import annotations

import hashlib
import http.client
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from cnnstudio.graph.text import Message, StudioError, translate

if TYPE_CHECKING:
    from cnnstudio.data.remote import RemoteFile

TIMEOUT = 20.0
TRIES = 4
PAUSE = 1.0
_CHUNK = 1 << 17
_UNHAPPY = (OSError, http.client.HTTPException, ValueError)


@dataclass(frozen=True)
class Progress:
    """How far a download is: bytes `done` of `total` over all files of the data set `name`, now at `file`."""

    name: str
    done: int
    total: int
    file: str


class DownloadCancelled(StudioError):
    """The person stopped a download; what has come is kept and continued next time."""


@dataclass
class Download:
    """The files of one data set on their way into `folder`."""

    name: str
    files: tuple[RemoteFile, ...]
    folder: Path
    progress: Callable[[Progress], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def run(self) -> None:
        """Fetch what is not there yet; raise a StudioError that names the file where no address serves it."""
        with self._writing():
            self.folder.mkdir(parents=True, exist_ok=True)
        for number, file in enumerate(self.files):
            before = sum(earlier.size for earlier in self.files[:number])
            target = self.folder / file.name
            if not (target.is_file() and _digest(target) == file.sha256):
                self._fetch(file, before)
            self._tell(file, before + file.size)

    def _fetch(self, file: RemoteFile, before: int) -> None:
        part = self.folder / f"{file.name}.part"
        reason: Message | str = ""
        for url in file.urls:
            for attempt in range(TRIES):
                continued = part.exists()
                try:
                    self._transfer(url, file, part, before)
                    _accept(part, self.folder / file.name, file)
                    return
                except _Trouble as trouble:
                    reason = trouble.reason
                    if trouble.final and not continued:
                        break
                except urllib.error.HTTPError as error:
                    reason = f"HTTP {error.code}"
                    error.close()
                    if error.code < 500:
                        break
                except _UNHAPPY as error:
                    reason = _reason(error)
                self._wait(PAUSE * 2**attempt if attempt + 1 < TRIES else 0)
        raise self._failed(file, reason)

    def _transfer(self, url: str, file: RemoteFile, part: Path, before: int) -> None:
        """Bring `part` to the full size, from where it stands if the server continues there, else from the start."""
        have = part.stat().st_size if part.exists() else 0
        if have == file.size:
            return
        if have > file.size:
            have = 0
        headers = {"User-Agent": "cnnstudio", "Accept-Encoding": "identity"}
        if have:
            headers["Range"] = f"bytes={have}-"
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=TIMEOUT) as answer:
            if not (answer.status == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {have}-")):
                have = 0
            with self._writing():
                out = part.open("r+b" if have else "wb")
            with out:
                out.seek(have)
                self._copy(answer, out, file, have, before)

    def _copy(self, answer: http.client.HTTPResponse, out: IO[bytes], file: RemoteFile, have: int, before: int) -> None:
        while have < file.size:
            self._check_cancelled()
            chunk = answer.read1(min(_CHUNK, file.size - have))
            if not chunk:
                text = translate("Data", "the connection broke off after {have} of {size} bytes")
                raise _Trouble(Message("data.broke_off", text, have=have, size=file.size))
            with self._writing():
                out.write(chunk)
                out.flush()
            have += len(chunk)
            self._tell(file, before + have)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A full or closed disk is no reason to ask the server again."""
        try:
            yield
        except OSError as error:
            text = translate("Data", "Nothing can be written to {folder} ({reason}); make room or choose another one.")
            reason = error.strerror or str(error)
            raise StudioError(Message("data.folder", text, folder=str(self.folder), reason=reason)) from error

    def _tell(self, file: RemoteFile, done: int) -> None:
        if self.progress is not None:
            self.progress(Progress(self.name, done, sum(each.size for each in self.files), file.name))

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._check_cancelled()
            time.sleep(min(left, 0.1))

    def _check_cancelled(self) -> None:
        if self.cancelled is not None and self.cancelled():
            text = translate("Data", "The download of {name} was stopped; it continues from there the next time.")
            raise DownloadCancelled(Message("data.cancelled", text, name=self.name))

    def _failed(self, file: RemoteFile, reason: Message | str) -> StudioError:
        text = translate(
            "Data",
            "{file} could not be downloaded ({reason}): without a network, copy it from {url} to the folder {folder}.",
        )
        others = [each.name for each in self.files if each != file and not (self.folder / each.name).is_file()]
        if others:
            text = translate(
                "Data",
                "{file} could not be downloaded ({reason}): without a network, copy it from {url}, and {others} from the same "
                "place, to the folder {folder}.",
            )
        named = {"file": file.name, "url": file.urls[-1], "others": ", ".join(others), "folder": str(self.folder)}
        return StudioError(Message("data.download", text, reason=reason, **named))


class _Trouble(Exception):
    """What went wrong with one server; `final` where asking it again would bring the same."""

    def __init__(self, reason: Message, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final


def _reason(error: Exception) -> str:
    """Return what an error says, without its number."""
    cause = getattr(error, "reason", error)
    said = cause.strerror if isinstance(cause, OSError) else None
    return said or str(cause) or type(error).__name__


def _accept(part: Path, target: Path, file: RemoteFile) -> None:
    if _digest(part) != file.sha256:
        part.unlink()
        text = translate("Data", "its SHA-256 is not the published one")
        raise _Trouble(Message("data.checksum", text), final=True)
    with part.open("r+b") as out:
        os.fsync(out.fileno())
    part.replace(target)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
