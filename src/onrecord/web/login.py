"""People who log in at an OpenID Connect provider.

LoginDoor -> the guard that keeps sessions; /login, /login/done, /logout, /logged-out

Authlib does the protocol: discovery, state, nonce, PKCE and the signature of the token. The
session's cookie is signed, cannot be read by scripts, travels over TLS only and is sent by this
site's own pages only; it holds a name and when it ends, and nothing else once somebody is in.
Who is in is led to the page that he had asked for, if it is one of this server.
"""

from __future__ import annotations

import logging
import time
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response

from onrecord.web.access import AuditNote
from onrecord.web.answering import html
from onrecord.web.people import SESSION_NAME, SESSION_UNTIL, Door, LoginDoor

SESSION_S = 12 * 3600
"""A working day; then the provider is asked again."""

CLOCKS_S = 60
"""By so much two clocks may differ."""

COOKIE = "__Host-onrecord"
"""With this beginning a browser takes it from this host over TLS only, and from no neighbour."""

SESSION_NEXT = "next"
LONGEST_NEXT = 1_000
"""Characters: what is longer would not fit into a cookie."""

NO_PROVIDER = 502

logger = logging.getLogger(__name__)
router = APIRouter(include_in_schema=False)


def session_guards(door: Door) -> list[Middleware]:
    """What keeps sessions; nothing where nobody logs in here."""
    if not isinstance(door, LoginDoor):
        return []
    from starlette.middleware.sessions import SessionMiddleware

    return [
        Middleware(
            SessionMiddleware,
            secret_key=door.session_key,
            session_cookie=COOKIE,
            max_age=SESSION_S,
            same_site="lax",
            https_only=True,
        )
    ]


@router.get("/login")
async def login(
    request: Request,
    next: Annotated[str, Query()] = "/",  # noqa: A002 - a word that all know
) -> Response:
    """Send the person to the provider."""
    client = _client(request)
    answer: Response = await _asking(
        client.authorize_redirect(request, request.url_for("logged_in"))
    )
    request.session[SESSION_NEXT] = next if is_ours(next) else "/"
    return answer


@router.get("/login/done", name="logged_in")
async def logged_in(request: Request, told: AuditNote) -> Response:
    """Take the person back from the provider."""
    client, door = _client(request), _door(request)
    assert isinstance(door, LoginDoor)
    token = await _asking(client.authorize_access_token(request, leeway=CLOCKS_S, **_known(door)))
    name = _name(token.get("userinfo") or {}, door.claim)
    person = request.app.state.settings.roles.person(name)
    goes_to = request.session.get(SESSION_NEXT, "/")
    request.session.clear()
    if person is None:
        told(what="refused", about=name)
        raise HTTPException(403, f"{name} has no role here; ask who runs this server for one")
    request.session[SESSION_NAME], request.session[SESSION_UNTIL] = name, time.time() + SESSION_S
    told(what="log in", who=person)
    return RedirectResponse(goes_to, 303)


@router.post("/logout")
def log_out(request: Request) -> Response:
    """Forget who it was."""
    if isinstance(_door(request), LoginDoor):
        request.session.clear()
    # Not back to a page that asks the provider at once: it would let the person in again.
    return RedirectResponse("/logged-out", 303)


@router.get("/logged-out")
def logged_out(request: Request) -> Response:
    """Say that it is forgotten."""
    return html(request, "logged_out.html")


def is_ours(address: str) -> bool:
    """Whether an address is a page of this server, by its path alone."""
    # A browser reads "\\\\" as "/", and leaves out what cannot be seen: "/\\t/evil" is "//evil".
    if len(address) > LONGEST_NEXT or "\\" in address or not address.isprintable():
        return False
    parts = urlsplit(address)
    return parts.path.startswith("/") and not parts.scheme and not address.startswith("//")


async def _asking(answer: Any) -> Any:  # noqa: ANN401 - Authlib has no types
    """What the provider says.

    Raises:
        HTTPException: it lets nobody in, cannot be reached, or says what cannot be believed.
    """
    import httpx2
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError

    try:
        return await answer
    except (AuthlibBaseError, JoseError) as error:
        why = getattr(error, "description", None) or str(error)
        raise HTTPException(401, f"you are not logged in: {why}; try again at /login") from error
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError, RuntimeError, KeyError) as error:
        await run_in_threadpool(logger.warning, "the provider fails", exc_info=error)
        message = "the provider at which people log in cannot be asked; try again in some minutes"
        raise HTTPException(NO_PROVIDER, message) from error


def _known(door: LoginDoor) -> dict[str, object]:
    """What the token must say, whatever the provider says of itself."""
    bare = door.issuer.rstrip("/")
    issuer = {"essential": True, "values": [bare, f"{bare}/"]}
    audience = {"essential": True, "value": door.client}
    return {"claims_options": {"iss": issuer, "aud": audience, "exp": {"essential": True}}}


def _name(claims: dict[str, object], claim: str) -> str:
    """By what the person is called.

    Raises:
        HTTPException: the provider does not say, or has not verified it.
    """
    name = claims.get(claim)
    if not isinstance(name, str) or not name.strip():
        raise HTTPException(403, f"the provider gives no {claim!r} of you; see --oidc-claim")
    if claim == "email" and claims.get("email_verified") is not True:
        raise HTTPException(403, "the provider has not verified your email address")
    return name.strip()


def _door(request: Request) -> Door:
    door: Door = request.app.state.settings.door
    return door


def _client(request: Request) -> Any:  # noqa: ANN401 - Authlib has no types
    """The provider's client, made on the first login.

    Raises:
        HTTPException: nobody logs in here.
    """
    door = _door(request)
    if not isinstance(door, LoginDoor):
        raise HTTPException(404, "nobody needs to log in here")
    if not hasattr(request.app.state, "oauth"):
        from authlib.integrations.starlette_client import OAuth

        oauth = OAuth()
        oauth.register(
            "provider",
            client_id=door.client,
            client_secret=door.secret,
            server_metadata_url=f"{door.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
        )
        request.app.state.oauth = oauth
    return request.app.state.oauth.provider
