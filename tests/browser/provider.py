"""A small provider of sign-ins (OpenID Connect) on loopback, built on Authlib.

Real HTTP: discovery, authorize with PKCE, token, keys, end of session. Its sign-in page has a link
for each of its people; a password would test nothing of ours.
"""

import json
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

import uvicorn
from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Request
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, CLIENT_SECRET = "detente", secrets.token_urlsafe(24)
People = Mapping[str, Mapping[str, object]]  # by the label of their button: their claims


@dataclass
class Client(ClientMixin):
    """The desk, as the provider knows it: one redirect address, and no other."""

    redirect: str

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> str:
        return self.redirect

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self.redirect

    def check_client_secret(self, client_secret: str) -> bool:
        return secrets.compare_digest(client_secret, CLIENT_SECRET)

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method in ("client_secret_basic", "client_secret_post")

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code:
    """A code on its way from the browser to the desk, good for one exchange."""

    code: str
    who: str
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class Codes(AuthorizationCodeGrant):
    """The grant by a code."""

    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]  # noqa: RUF012

    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        asked = request.payload.data
        self.server.codes[code] = Code(
            code, request.user, request.payload.redirect_uri, request.payload.scope,
            *(asked.get(name, "") for name in ("nonce", "code_challenge", "code_challenge_method")),
        )  # fmt: skip

    def query_authorization_code(self, code: str, client: Client) -> Code | None:
        return self.server.codes.get(code)

    def delete_authorization_code(self, authorization_code: Code) -> None:
        del self.server.codes[authorization_code.code]

    def authenticate_user(self, authorization_code: Code) -> str:
        return authorization_code.who


class IdTokens(OpenIDCode):
    """The ID token beside the access token."""

    def __init__(self, provider: "Provider") -> None:
        super().__init__(require_nonce=True)
        self.provider = provider

    def exists_nonce(self, nonce: str, request: OAuth2Request) -> bool:
        return any(one.nonce == nonce for one in self.provider.codes.values())

    def resolve_client_private_key(self, client: Client) -> RSAKey:
        return self.provider.key

    def get_encode_header(self, client: Client) -> dict[str, str]:
        return {"alg": "RS256", "kid": self.provider.key.kid}

    def get_client_claims(self, client: Client) -> dict[str, object]:
        return {"iss": self.provider.address, "aud": [CLIENT]}

    def generate_user_info(self, user: str, scope: str) -> dict[str, object]:
        return dict(self.provider.people[user])


class Asked(OAuth2Request):
    """A request as Authlib reads it."""

    def __init__(self, request: Request, form: Mapping[str, str]) -> None:
        super().__init__(request.method, str(request.url), headers=request.headers)
        self.payload = BasicOAuth2Payload({**request.query_params, **form})
        self._form = form

    @property
    def args(self) -> dict[str, str]:
        return dict(self.payload.data)

    @property
    def form(self) -> Mapping[str, str]:
        return self._form


@dataclass
class Provider(AuthorizationServer):
    """The server: its people, its key, and what it has given out."""

    people: People
    address: str
    client: Client
    key: RSAKey = field(
        default_factory=lambda: RSAKey.generate_key(2048, {"use": "sig"}, auto_kid=True)
    )
    codes: dict[str, Code] = field(default_factory=dict)
    ended: list[str] = field(default_factory=list)  # what end_session was called with

    def __post_init__(self) -> None:
        super().__init__(scopes_supported=["openid", "email", "profile"])
        bearer = BearerTokenGenerator(lambda **_: secrets.token_urlsafe(24))
        self.register_token_generator("default", bearer)
        self.register_grant(Codes, [CodeChallenge(required=True), IdTokens(self)])

    def query_client(self, client_id: str) -> Client | None:
        return self.client if client_id == CLIENT else None

    def save_token(self, token: object, request: OAuth2Request) -> None:
        """Access tokens are good for nothing here: none is kept."""

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        """Nobody listens."""

    def create_oauth2_request(self, request: OAuth2Request) -> OAuth2Request:
        return request

    def handle_response(
        self, status: int, body: object, headers: list[tuple[str, str]]
    ) -> Response:
        content = json.dumps(body) if isinstance(body, dict) else str(body or "")
        return Response(content, status, dict(headers))

    # --- what is asked for over HTTP

    def discovery(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def keys(self, request: Request) -> Response:
        return JSONResponse(KeySet([self.key]).as_dict(private=False))

    def authorize(self, request: Request) -> Response:
        """The sign-in page; with `who` chosen on it, back to the desk with a code."""
        asked = dict(request.query_params)
        who = asked.pop("who", "")
        if who not in self.people:
            links = {one: urlencode({**asked, "who": one}) for one in self.people}
            ways = "".join(
                f'<p><a href="/authorize?{escape(query)}">{escape(one)}</a>'
                for one, query in links.items()
            )
            return HTMLResponse(f"<title>Provider</title><h1>Who are you?</h1>{ways}")
        asking = Asked(request, {})
        grant = self.get_consent_grant(asking, who)
        return self.create_authorization_response(asking, grant_user=who, grant=grant)

    async def token(self, request: Request) -> Response:
        async with request.form() as form:
            return self.create_token_response(Asked(request, dict(form)))  # type: ignore[arg-type]

    def end(self, request: Request) -> Response:
        self.ended.append(request.query_params.get("id_token_hint", ""))
        return RedirectResponse(request.query_params["post_logout_redirect_uri"])

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.discovery),
                Route("/keys", self.keys),
                Route("/authorize", self.authorize),
                Route("/token", self.token, methods=["POST"]),
                Route("/end", self.end),
            ]
        )


@contextmanager
def providing(people: People, port: int, desk: str) -> Iterator[Provider]:
    """A provider that runs until the end of the block, for a desk at that address."""
    address = f"http://127.0.0.1:{port}"
    provider = Provider(people, address, Client(f"{desk}/oauth2callback"))
    config = uvicorn.Config(provider.app(), "127.0.0.1", port, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started:
        assert thread.is_alive(), "the provider ended at once"
        assert time.monotonic() < until, "the provider did not start"
        time.sleep(0.05)
    yield provider
    server.should_exit = True
    thread.join(timeout=20)


def secrets_toml(provider: Provider, desk: str) -> str:
    """The secrets of a desk that signs in there."""
    return (
        "[auth]\n"
        f'redirect_uri = "{desk}/oauth2callback"\n'
        f'cookie_secret = "{secrets.token_urlsafe(32)}"\n'
        f'client_id = "{CLIENT}"\n'
        f'client_secret = "{CLIENT_SECRET}"\n'
        f'server_metadata_url = "{provider.address}/.well-known/openid-configuration"\n'
    )
