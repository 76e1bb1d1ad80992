"""Downloads against a server that breaks off, resumes, lies, refuses and never ends."""

from __future__ import annotations

import gzip
import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from cnnstudio.data import DownloadCancelled, available, download, load, remote
from cnnstudio.data.remote import RemoteFile
from cnnstudio.graph.text import StudioError
from tests.data.data_samples import idx_bytes, small_set

FILES = {f"{role}-ubyte.gz": gzip.compress(idx_bytes(array)) for role, array in small_set().items()}
FIRST = "train-images-idx3-ubyte.gz"


class Server(ThreadingHTTPServer):
    """Serves FILES below any folder; what a folder's name says is what goes wrong there."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str | None]] = []
        self.broken: set[str] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        way, name = self.path.strip("/").split("/")
        wanted = self.headers.get("Range")
        self.server.asked.append((self.path, wanted))
        data = FILES[name]
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and way != "norange" else 0
        if way in ("403", "404", "500"):
            self.send_error(int(way))
            return
        if start > len(data):
            self.send_error(416)
            return
        if way == "wrong":
            data = bytes(len(data))
        if way == "endless":
            data = data + bytes(1000)
        self.send_response(206 if start else 200)
        if start:
            shown = 0 if way == "shifted" else start
            self.send_header("Content-Range", f"bytes {shown}-{len(data) - 1}/{len(data)}")
            data = data if way == "shifted" else data[start:]
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if way in ("breaks", "norange", "shifted") and self.path not in self.server.broken:
            self.server.broken.add(self.path)
            data = data[: len(data) // 2]
        self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server():
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def serve(server, monkeypatch):
    monkeypatch.setattr(download, "PAUSE", 0.01)

    def use(*ways: str) -> None:
        files = tuple(
            RemoteFile(
                name,
                tuple(f"{server.url}/{way}/{name}" for way in ways),
                len(data),
                hashlib.sha256(data).hexdigest(),
            )
            for name, data in FILES.items()
        )
        monkeypatch.setitem(remote.REMOTE, "mnist", files)

    return use


def assert_whole(root) -> None:
    folder = root / "mnist"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == FILES


def test_a_plain_download_with_progress(tmp_path, serve, server):
    serve("good")
    heard = []
    dataset = load("mnist", tmp_path, progress=heard.append)
    assert dataset.train.labels[:4].tolist() == [5, 0, 4, 1]
    assert_whole(tmp_path)
    total = sum(map(len, FILES.values()))
    assert [each.done for each in heard] == sorted(each.done for each in heard) and heard[-1].done == total
    assert {each.total for each in heard} == {total} and {each.name for each in heard} == {"mnist"}
    assert {each.file for each in heard} == set(FILES)
    count = len(server.asked)
    load("mnist", tmp_path)
    assert len(server.asked) == count and available("mnist", tmp_path)


@pytest.mark.parametrize("way", ["breaks", "norange", "shifted"])
def test_a_break_is_mended(tmp_path, serve, server, way):
    serve(way)
    load("mnist", tmp_path)
    assert_whole(tmp_path)
    asked = [wanted for path, wanted in server.asked if FIRST in path]
    assert asked[0] is None and asked[1] == f"bytes={len(FILES[FIRST]) // 2}-"


def test_a_part_from_last_time_is_continued(tmp_path, serve, server):
    serve("good")
    (tmp_path / "mnist").mkdir()
    (tmp_path / "mnist" / f"{FIRST}.part").write_bytes(FILES[FIRST][:777])
    load("mnist", tmp_path)
    assert_whole(tmp_path)
    assert server.asked[0] == (f"/good/{FIRST}", "bytes=777-")


@pytest.mark.parametrize("part", [bytes(777), bytes(len(FILES[FIRST])), bytes(len(FILES[FIRST]) + 9)])
def test_a_spoiled_part_does_not_spoil_the_file(tmp_path, serve, part):
    serve("good")
    (tmp_path / "mnist").mkdir()
    (tmp_path / "mnist" / f"{FIRST}.part").write_bytes(part)
    load("mnist", tmp_path)
    assert_whole(tmp_path)


@pytest.mark.parametrize("way", ["403", "404", "500", "wrong"])
def test_the_next_mirror_is_asked(tmp_path, serve, server, way):
    serve(way, "good")
    load("mnist", tmp_path)
    assert_whole(tmp_path)
    tries = sum(path == f"/{way}/{FIRST}" for path, _ in server.asked)
    assert tries == (download.TRIES if way == "500" else 1)


@pytest.mark.parametrize("way, reason", [("404", "HTTP 404"), ("wrong", "SHA-256")])
def test_where_no_mirror_helps_one_sentence_names_the_file_and_the_folder(tmp_path, serve, server, way, reason):
    serve(way)
    with pytest.raises(StudioError) as error:
        load("mnist", tmp_path)
    assert error.value.message.code == "data.download"
    for word in (FIRST, reason, str(tmp_path / "mnist"), f"{server.url}/{way}/{FIRST}"):
        assert word in str(error.value)
    assert not (tmp_path / "mnist" / FIRST).exists()
    assert not available("mnist", tmp_path)


def test_no_more_is_taken_than_the_file_has(tmp_path, serve):
    serve("endless")
    load("mnist", tmp_path)
    assert_whole(tmp_path)


def test_without_a_network(tmp_path, serve, server):
    serve("good")
    url = server.url.replace(str(server.server_port), "1")
    lost = tuple(RemoteFile(f.name, (f"{url}/good/{f.name}",), f.size, f.sha256) for f in remote.REMOTE["mnist"])
    remote.REMOTE["mnist"] = lost
    with pytest.raises(StudioError) as error:
        load("mnist", tmp_path)
    assert error.value.message.code == "data.download"
    assert all(file.name in str(error.value) for file in lost)
    assert "Errno" not in str(error.value)


def test_cancelled_between_chunks_and_continued(tmp_path, serve, monkeypatch):
    serve("good")
    monkeypatch.setattr(download, "_CHUNK", 1000)
    heard = []
    with pytest.raises(DownloadCancelled):
        load("mnist", tmp_path, progress=heard.append, cancelled=lambda: len(heard) >= 3)
    kept = (tmp_path / "mnist" / f"{FIRST}.part").stat().st_size
    assert heard[-1].done == kept <= 3000
    load("mnist", tmp_path)
    assert_whole(tmp_path)


def test_a_closed_root_sends_the_download_to_the_platform_folder(tmp_path, serve, nothing_outside, refuse_root):
    serve("good")
    refuse_root(tmp_path)
    load("mnist", tmp_path)
    assert_whole(nothing_outside / "data")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_nothing_is_said_at_once(tmp_path, serve, server):
    serve("good")
    (tmp_path / "mnist").write_bytes(b"a file where the folder should be")
    with pytest.raises(StudioError) as error:
        load("mnist", tmp_path)
    assert error.value.message.code == "data.folder" and not server.asked


def test_every_published_file_has_mirrors_a_size_and_a_checksum():
    assert set(remote.REMOTE) == {"mnist", "fashion-mnist", "cifar10"}
    sums = [file.sha256 for files in remote.REMOTE.values() for file in files]
    assert len(set(sums)) == 9 and all(len(bytes.fromhex(each)) == 32 for each in sums)
    for files in remote.REMOTE.values():
        for file in files:
            assert len(file.urls) >= 2 and file.size > 1000
            assert all(url.startswith("https://") and url.endswith(file.name) for url in file.urls)


def test_the_arrays_that_came_are_those_that_were_served(tmp_path, serve):
    serve("good")
    arrays = small_set()
    dataset = load("mnist", tmp_path)
    assert np.array_equal(dataset.test.images[:, 0], arrays["t10k-images-idx3"])
