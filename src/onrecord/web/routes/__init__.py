"""The pages, a module for each kind, in the order of the navigation."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.web import login
from onrecord.web.routes import adding, articles, audit, home, statements

ROUTERS: tuple[APIRouter, ...] = (
    home.router,
    statements.router,
    articles.router,
    adding.router,
    audit.router,
    login.router,
)
