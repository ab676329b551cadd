"""People who log in at an OpenID Connect provider.

LoginDoor -> the guard that keeps sessions; /login, /login/done, /logout

Authlib does the protocol: discovery, state, nonce, PKCE and the signature of the token. The
session's cookie is signed, cannot be read by scripts and is sent by this site's own pages only; it
holds a name and nothing else.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response

from onrecord.web.answering import html
from onrecord.web.people import SESSION_NAME, Door, LoginDoor

SESSION_S = 12 * 3600
"""A working day; then the provider is asked again."""

NAMES = ("email", "preferred_username", "sub")
"""What a token may name the person by, the first that it has."""

router = APIRouter()


def session_guards(door: Door) -> list[Middleware]:
    """What keeps sessions; nothing where nobody logs in here."""
    if not isinstance(door, LoginDoor):
        return []
    from starlette.middleware.sessions import SessionMiddleware

    return [
        Middleware(
            SessionMiddleware,
            secret_key=door.session_key,
            session_cookie="onrecord",
            max_age=SESSION_S,
            same_site="lax",
            https_only=True,
        )
    ]


@router.get("/login", include_in_schema=False)
async def login(request: Request) -> Response:
    """Send the person to the provider."""
    client = _client(request)
    answer: Response = await client.authorize_redirect(request, request.url_for("logged_in"))
    return answer


@router.get("/login/done", include_in_schema=False, name="logged_in")
async def logged_in(request: Request) -> Response:
    """Take the person back from the provider."""
    from authlib.integrations.starlette_client import OAuthError

    try:
        token = await _client(request).authorize_access_token(request)
    except OAuthError as error:
        message = f"the provider did not let you in: {error.description or error.error}"
        return html(request, "error.html", status=401, message=message, code=401)
    claims = token.get("userinfo") or {}
    name = next((str(claims[one]) for one in NAMES if claims.get(one)), None)
    request.session.clear()
    if name:
        request.session[SESSION_NAME] = name
    return RedirectResponse("/", 303)


@router.post("/logout", include_in_schema=False)
async def logout(request: Request) -> Response:
    """Forget who it was."""
    if isinstance(_door(request), LoginDoor):
        request.session.clear()
    return RedirectResponse("/", 303)


def _door(request: Request) -> Door:
    door: Door = request.app.state.settings.door
    return door


def _client(request: Request) -> Any:  # noqa: ANN401 - Authlib has no types
    """The provider's client, made on the first login.

    Raises:
        HTTPException: nobody logs in here.
    """
    from starlette.exceptions import HTTPException

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
