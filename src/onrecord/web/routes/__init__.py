"""The pages, a module for each kind, in the order of the navigation."""

from __future__ import annotations

from fastapi import APIRouter

from onrecord.web import login
from onrecord.web.routes import (
    actors,
    adding,
    articles,
    audit,
    charts,
    corrections,
    home,
    judging,
    missed,
    outlets,
    overview,
    reasons,
    review,
    statements,
)

ROUTERS: tuple[APIRouter, ...] = (
    home.router,
    statements.router,
    articles.router,
    actors.router,
    judging.router,
    outlets.router,
    charts.router,
    overview.router,
    adding.router,
    audit.router,
    review.router,
    missed.router,
    corrections.router,
    reasons.router,
    login.router,
)
