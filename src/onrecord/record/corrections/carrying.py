"""Carry."""


def carry(connection: object, key: int, new: object) -> None: ...
