"""Stores for tests: a folder, and two servers that speak S3 in processes of their own, on free ports.

`localbucket` keeps its objects as files, so that it can be killed, started again, and altered behind our back; `moto`
knows who asks and checks the signature of each request.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3.session

from tests.ports import free_port

BUCKET = "sporades-documents"
PATIENCE_SECONDS = 120
ASKED_WITHOUT_RIGHTS = 4  # requests that prepare the server which then checks rights


@dataclass
class Server:
    """A server that speaks S3, in a process of its own, that can be killed and started again on the same port."""

    command: list[str]
    port: int
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def endpoint(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it listens."""
        self.process = subprocess.Popen(
            self.command, env={**os.environ, **self.environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        limit = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < limit:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError(f"{self.command} does not listen")

    def kill(self) -> None:
        """Kill it at once."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def client(self, service: str = "s3", keys: tuple[str, str] = ("any", "any")) -> Any:
        """Ask it as the library does, to prepare and to alter."""
        session = boto3.session.Session(*keys, region_name="us-east-1")
        return session.client(service, endpoint_url=self.endpoint)


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.kill()


@contextmanager
def keeping_files(folder: Path) -> Iterator[Server]:
    """Start a server whose objects are files of a folder: what it said it kept outlives it."""
    (folder / BUCKET).mkdir(parents=True)
    port = free_port()
    with _running(Server([sys.executable, "-m", "localbucket", str(folder), "--port", str(port)], port)) as server:
        yield server


@contextmanager
def checking_keys() -> Iterator[tuple[Server, tuple[str, str]]]:
    """Start a server that checks signatures; give it with the keys of the only one it lets in."""
    port = free_port()
    environment = {"INITIAL_NO_AUTH_ACTION_COUNT": str(ASKED_WITHOUT_RIGHTS)}
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with _running(Server(command, port, environment)) as server:
        people = server.client("iam")
        people.create_user(UserName="sporades")
        key = people.create_access_key(UserName="sporades")["AccessKey"]
        may = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [may]})
        people.put_user_policy(UserName="sporades", PolicyName="documents", PolicyDocument=policy)
        server.client().create_bucket(Bucket=BUCKET)
        yield server, (key["AccessKeyId"], key["SecretAccessKey"])
