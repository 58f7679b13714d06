"""Whatever address somebody types, we reach nothing but the open internet, and never for long."""

import socket
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from naast.supply.supporters.diary.fetch import Failed, Internet, fetch_diary
from naast.supply.supporters.rules import MOST_DIARY_BYTES, Trouble, is_public, secure_address

HOST = "agenda.example"
ADDRESS = f"https://{HOST}/geheim/basic.ics"
BODY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
CALENDAR = b"HTTP/1.1 200 OK\r\nContent-Type: text/calendar; charset=utf-8\r\n"


def answer(body=BODY, head=CALENDAR):
    return head + f"Content-Length: {len(body)}\r\n\r\n".encode() + body


def moved(there):
    return f"HTTP/1.1 302 Found\r\nLocation: {there}\r\nContent-Length: 0\r\n\r\n".encode()


@pytest.fixture(scope="module")
def contexts(tmp_path_factory):
    """Return a server's and a client's idea of who `HOST` is."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)  # noqa: TID251 (a certificate holds by the real clock)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("tls")
    chain, secret = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    there = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    there.load_cert_chain(chain, secret)
    return there, ssl.create_default_context(cafile=str(chain))


class Server:
    """A real server on this machine, that says to each who comes what it was told to say."""

    def __init__(self, context):
        self.says, self.asked, self.came, self.drip, self.pause = [], [], 0, b"", 0.0
        self._context, self._slow = context, threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.place = self._socket.getsockname()[:2]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self):
        while True:
            try:
                raw, _ = self._socket.accept()
            except OSError:
                return
            self.came += 1
            raw.settimeout(10)
            try:
                self._talk(raw)
            except OSError:
                continue

    def _talk(self, raw):
        with self._context.wrap_socket(raw, server_side=True) as one:
            self.asked.append(one.recv(65536).decode())
            one.sendall(self.says.pop(0) if self.says else answer())
            while self.drip:  # until whoever asked hangs up
                one.sendall(self.drip)
                self._slow.wait(self.pause)

    def close(self):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def server(contexts):
    one = Server(contexts[0])
    yield one
    one.close()


@pytest.fixture
def internet(server, contexts):
    """Return an internet on which every name leads to this server, and all is outside."""

    def made(**more):
        defaults = {
            "resolve": lambda host: [server.place],
            "may_connect": lambda ip: True,
            "context": contexts[1],
        }
        return Internet(**{**defaults, **more})

    return made


@contextmanager
def fails(trouble):
    with pytest.raises(Failed) as failed:
        yield
    assert failed.value.trouble == trouble
    assert HOST not in str(failed.value)
    assert failed.value.__cause__ is None


class TestFetch:
    def test_returns_what_lies_there(self, server, internet):
        assert fetch_diary(address=ADDRESS + "?k=1", internet=internet()) == BODY
        [asked] = server.asked
        assert asked.startswith("GET /geheim/basic.ics?k=1 HTTP/1.1\r\n")
        assert f"Host: {HOST}\r\n" in asked

    def test_follows_where_it_moved_but_not_for_ever(self, server, internet):
        server.says = [moved("/nieuw.ics"), moved(f"https://{HOST}/weer.ics")]
        assert fetch_diary(address=ADDRESS, internet=internet()) == BODY
        assert "GET /weer.ics" in server.asked[-1]

        server.says = [moved("/rond.ics")] * 9
        with fails(Trouble.WANDERS):
            fetch_diary(address=ADDRESS, internet=internet())
        assert server.came == 3 + 4

    @pytest.mark.parametrize(
        ("said", "trouble"),
        [
            (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", Trouble.REFUSED),
            (b"HTTP/1.1 204 No Content\r\n\r\n", Trouble.REFUSED),
            (answer(head=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"), Trouble.NO_CALENDAR),
            (answer(head=b"HTTP/1.1 200 OK\r\n"), Trouble.NO_CALENDAR),
            (answer(head=CALENDAR + b"Content-Encoding: gzip\r\n"), Trouble.NO_CALENDAR),
            (CALENDAR + f"Content-Length: {10**12}\r\n\r\n".encode(), Trouble.TOO_BIG),
            (CALENDAR + b"\r\n" + b"x" * (MOST_DIARY_BYTES + 1), Trouble.TOO_BIG),
            (CALENDAR + b"Content-Length: 99\r\n\r\n" + BODY, Trouble.SILENT),
            (b"220 mail.example ESMTP\r\n", Trouble.SILENT),
            (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", Trouble.SILENT),
            (b"", Trouble.SILENT),
        ],
    )
    def test_says_what_is_wrong_and_not_where(self, server, internet, said, trouble):
        server.says = [said]

        with fails(trouble):
            fetch_diary(address=ADDRESS, internet=internet())

    def test_of_what_never_ends_it_reads_no_more_than_it_may(self, server, internet):
        server.says, server.drip = [CALENDAR + b"\r\n"], b"x" * 65536

        with fails(Trouble.TOO_BIG):
            fetch_diary(address=ADDRESS, internet=internet())

    @pytest.mark.parametrize("said", [b"HTTP/1.1 200 OK", CALENDAR + b"\r\n" + BODY])
    def test_who_drips_on_and_on_is_cut_and_what_came_is_not_taken(self, server, internet, said):
        server.pause = 0.01
        server.says, server.drip = [said], b"\r\nX: y"

        with fails(Trouble.SILENT):
            fetch_diary(address=ADDRESS, internet=internet(seconds=0.3))

    def test_believes_nobody_who_cannot_show_who_it_is(self, server, internet):
        with fails(Trouble.SILENT):
            fetch_diary(address=ADDRESS.replace(HOST, "ander.example"), internet=internet())
        with fails(Trouble.SILENT):
            fetch_diary(address=ADDRESS, internet=internet(context=ssl.create_default_context()))
        assert server.asked == []


class TestOnlyOutside:
    @pytest.mark.parametrize(
        "inside",
        [
            "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
            "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::1", "::",
            "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1",
            "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "2001:0:7f00:1::1",
            "2001:db8::1", "fec0::1", "100::1",
        ],
    )  # fmt: skip
    def test_no_address_of_ours_is_public(self, inside):
        assert not is_public(ip=inside)

    @pytest.mark.parametrize("outside", ["8.8.8.8", "1.1.1.1", "2a00:1450:400e:80e::200e"])
    def test_the_open_internet_is(self, outside):
        assert is_public(ip=outside)

    @given(st.ip_addresses())
    def test_what_is_public_is_global_and_of_nobody_alone(self, ip):
        if is_public(ip=str(ip)):
            assert ip.is_global
            assert not any((ip.is_private, ip.is_loopback, ip.is_link_local, ip.is_multicast))

    @given(st.ip_addresses(v=4))
    def test_an_address_of_ours_hides_in_none_of_the_other_kind(self, ip):
        assert is_public(ip=f"::ffff:{ip}") == is_public(ip=str(ip))
        assert not is_public(ip=str(ip_address((0x0064FF9B << 96) | int(ip))))

    @given(st.text())
    def test_what_is_no_address_is_not_public(self, text):
        assert not is_public(ip=text + "!")

    def test_a_name_that_leads_inside_is_not_connected_to(self, server, contexts):
        inside = Internet(resolve=lambda host: [server.place], context=contexts[1])

        with fails(Trouble.NOT_PUBLIC):
            fetch_diary(address=ADDRESS, internet=inside)
        assert server.came == 0

    def test_one_inside_among_others_closes_all(self, server, contexts):
        both = Internet(resolve=lambda host: [("8.8.8.8", 443), server.place], context=contexts[1])

        with fails(Trouble.NOT_PUBLIC):
            fetch_diary(address=ADDRESS, internet=both)
        assert server.came == 0

    def test_the_real_names_of_this_machine_lead_nowhere(self):
        for name in ("localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1", "127.1"):
            with fails(Trouble.NOT_PUBLIC):
                fetch_diary(address=f"https://{name}/a.ics")

    def test_a_name_that_changes_while_we_look_is_looked_at_where_it_connects(
        self, server, internet
    ):
        looks = iter([True, False])

        with fails(Trouble.NOT_PUBLIC):
            fetch_diary(address=ADDRESS, internet=internet(may_connect=lambda ip: next(looks)))
        assert server.asked == []

    def test_what_moves_inside_is_not_followed(self, server, internet):
        server.says = [moved("https://binnen.example/a.ics")]

        def resolve(host):
            return [("10.0.0.1", 443)] if host == "binnen.example" else [server.place]

        with fails(Trouble.NOT_PUBLIC):
            fetch_diary(
                address=ADDRESS,
                internet=internet(resolve=resolve, may_connect=lambda ip: ip != "10.0.0.1"),
            )
        assert len(server.asked) == 1

    @pytest.mark.parametrize(
        "there", ["http://agenda.example/a.ics", "file:///etc/passwd", "https://agenda.example:22/",
                  "ftp://agenda.example/", "https://wie:wat@agenda.example/", "//[::1]:5432/"],
    )  # fmt: skip
    def test_what_moves_to_what_we_never_fetch_is_not_followed(self, server, internet, there):
        server.says = [moved(there)]

        with fails(Trouble.NOT_PUBLIC):
            fetch_diary(address=ADDRESS, internet=internet())
        assert len(server.asked) == 1


class TestSecureAddress:
    @pytest.mark.parametrize(
        ("typed", "fetched"),
        [
            (f" {ADDRESS} ", ADDRESS),
            (ADDRESS.replace("https", "webcal"), ADDRESS),
            (f"https://{HOST}:443/a?b=c#d", f"https://{HOST}:443/a?b=c"),
        ],
    )
    def test_is_https(self, typed, fetched):
        assert secure_address(text=typed) == fetched

    @pytest.mark.parametrize(
        "typed",
        ["", "agenda", "http://a.example/", "https://", "https://a.example:8443/", "https://a:b/",
         "https://u@a.example/", "file:///a", "https://[::1", "https://a.example/\r\nHost: b",
         "https://a.example/ x", "https://é.example/", "https://a.example/" + "x" * 1000],
    )  # fmt: skip
    def test_the_rest_is_none(self, typed):
        assert secure_address(text=typed) is None

    @given(st.text())
    def test_takes_whatever_is_typed(self, text):
        found = secure_address(text=text)
        assert found is None or found.startswith("https://")
