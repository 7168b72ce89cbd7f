"""Who a visitor is: the token that lets in, and the session that a form's token belongs to.

Cookies do not know ports, so their names do: two rooms on one machine do not disturb each other.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie

from rashomon.web.options import WebOptions

_LONGEST = 200


class Visitors:
    """Checks and makes what visitors carry. The secret lives and dies with the process."""

    def __init__(self, options: WebOptions) -> None:
        self._token = options.token
        self._secret = secrets.token_bytes(32)
        self.entry_cookie = f"rashomon_entry_{options.port}"
        self.session_cookie = f"rashomon_session_{options.port}"

    @property
    def needs_token(self) -> bool:
        """Whether a token must be shown."""
        return self._token is not None

    def is_token(self, shown: str) -> bool:
        """Whether this is the token; takes as long for a near miss as for a far one."""
        return self._token is not None and _same(shown, self._token)

    def entry(self) -> str:
        """What the cookie holds in place of the token: other rooms of this host see it too."""
        token = (self._token or "").encode()
        return hmac.new(token, b"rashomon entry", hashlib.sha256).hexdigest()

    def is_entry(self, cookies: dict[str, str]) -> bool:
        """Whether the visitor was let in before."""
        return self.needs_token and _same(cookies.get(self.entry_cookie, ""), self.entry())

    def new_session(self) -> str:
        """A session nobody can guess."""
        return secrets.token_urlsafe(24)

    def csrf(self, session: str) -> str:
        """The token that the forms of a session carry."""
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    def is_csrf(self, session: str | None, shown: str) -> bool:
        """Whether a form comes from a page of this session."""
        return bool(session) and _same(shown, self.csrf(session or ""))


def cookies(header: str) -> dict[str, str]:
    """The cookies of a request; none where they cannot be read."""
    try:
        found = SimpleCookie(header)
    except CookieError:
        return {}
    return {name: each.value for name, each in found.items() if len(each.value) <= _LONGEST}


def cookie(name: str, value: str, *, same_site: str) -> str:
    """A cookie that no script can read and that ends with the browser's session."""
    return f"{name}={value}; Path=/; HttpOnly; SameSite={same_site}"


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
