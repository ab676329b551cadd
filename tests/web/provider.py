"""A small OpenID Connect provider on this machine, which lets in whom the test says.

discovery, /authorize, /token, /jwks -> tokens signed with a key of its own

It keeps to OpenID Connect Core 1.0 and to PKCE (RFC 7636) in what it demands; what it says a test
may bend: `claims` are laid over those of every token, `key` is what signs it.
"""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "onrecord-test", "what-the-provider-gave"
KIDS = ("one", "two")


class Provider:
    """A provider; closed by whoever opened it."""

    def __init__(self):
        self.keys = [RSAKey.generate_key(2048, {"kid": name, "use": "sig"}) for name in KIDS]
        self.be_good()
        self._codes = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.issuer = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def be_good(self):
        """As it was in the beginning."""
        self.claims = {"email": "mira@example.org", "email_verified": True}
        self.key, self.published = self.keys[0], self.keys[:1]
        self.header = {"alg": "RS256", "kid": KIDS[0]}
        self.denies = False
        self.breaks = set()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, path, query, authorization):
        """Status, headers and body of what is asked."""
        pages = {
            "/.well-known/openid-configuration": self._discovery,
            "/authorize": self._authorize,
            "/token": self._token,
            "/jwks": lambda *_: (200, {}, KeySet(self.published).as_dict(private=False)),
        }
        if path in self.breaks or path not in pages:
            return 500, {}, {"error": "broken"}
        return pages[path](query, authorization)

    def _discovery(self, *_):
        ways = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return 200, {}, ways

    def _authorize(self, query, _):
        """Whoever asks is logged in already, and is sent back with a code."""
        assert (query["response_type"], query["client_id"]) == ("code", CLIENT)
        assert query["code_challenge_method"] == "S256"
        assert "openid" in query["scope"].split()
        if self.denies:
            back = {"error": "access_denied", "error_description": "not today"}
        else:
            back = {"code": secrets.token_urlsafe()}
            self._codes[back["code"]] = query
        place = f"{query['redirect_uri']}?{urlencode(back | {'state': query['state']})}"
        return 302, {"Location": place}, None

    def _token(self, query, authorization):
        """A code is worth one token, to the client that asked for it."""
        login = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self._codes.pop(query["code"], None)
        challenge = hashlib.sha256(query["code_verifier"].encode()).digest()
        if (
            authorization != f"Basic {login}"
            or asked is None
            or asked["redirect_uri"] != query["redirect_uri"]
            or asked["code_challenge"] != _digits(challenge)
        ):
            return 400, {}, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "sub": "248289", "iat": now, "exp": now + 300,
            "nonce": asked["nonce"],
        }  # fmt: skip
        said = {name: value for name, value in (claims | self.claims).items() if value is not None}
        token = {"access_token": secrets.token_urlsafe(), "token_type": "Bearer"}
        return 200, {}, token | {"id_token": self.signed(said)}

    def signed(self, claims):
        if self.header["alg"] in ("none", "HS256"):
            return self._forged(claims)
        return jwt.encode(self.header, claims, self.key, algorithms=[self.header["alg"]])

    def _forged(self, claims):
        """Signed by nobody, or with the public key taken for a secret, as no library would."""
        parts = (json.dumps(part).encode() for part in (self.header, claims))
        said = ".".join(_digits(part) for part in parts)
        secret = self.published[0].as_pem(private=False)
        seal = hmac.digest(secret, said.encode(), "sha256") if self.header["alg"] != "none" else b""
        return f"{said}.{_digits(seal)}"

    def _handler(self):
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                address = urlsplit(self.path)
                self._say(address.path, address.query)

            def do_POST(self):
                length = int(self.headers["Content-Length"])
                self._say(self.path, self.rfile.read(length).decode())

            def _say(self, path, query):
                asked = {name: values[0] for name, values in parse_qs(query).items()}
                found = provider.answer(path, asked, self.headers.get("Authorization"))
                status, headers, said = found
                self.send_response(status)
                for name, value in ({"Content-Type": "application/json"} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(json.dumps(said).encode())

            def log_message(self, *_):
                pass

        return Handler


def _digits(value):
    """As tokens write bytes (RFC 7515)."""
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
