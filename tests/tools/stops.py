# SPDX-License-Identifier: GPL-3.0-or-later
"""Where Tab stops: round what is seen, as somebody goes who has no mouse."""
from drive import NotFound, wait_until

MOST = 200
ROWS = ("table row", "list item", "menu item")  # which speak their content


def is_named(node):
    return bool(node.name.strip()) or (node.role in ROWS and any(label.name for label in node.find_all("label")))


def press(app, key):
    """the key has worked once the focus is elsewhere"""
    before = app.focused()
    app.key(key)
    try:
        wait_until(lambda: app.focused() not in (None, before), 3)
    except NotFound:
        raise AssertionError(f"{key} leads nowhere from {before!r}") from None
    return app.focused()


def go_round(app, key="Tab"):
    """all stops until the first comes again: each has a name and is seen, and none is a trap"""
    stops = []
    while len(stops) < MOST:
        stop = press(app, key)
        if stop in stops:
            assert stop == stops[0], f"{key} goes round without end, from {stops[-1]!r} to {stop!r}"
            return stops
        assert is_named(stop), f"{stop!r} has the focus and no name, after {stops[-1:]}"
        assert stop.is_("showing"), f"{stop!r} has the focus and is not seen, after {stops[-1:]}"
        stops.append(stop)
    raise AssertionError(f"{MOST} stops, and no end")


def check(app, what):
    stops = go_round(app)
    print(f"{what}: {len(stops)} stops", flush=True)
    return stops


def check_back(app, what):
    """there and back are as many, so that none is reached in one direction alone"""
    there, back = check(app, what), go_round(app, "shift+Tab")
    assert len(there) == len(back), f"{what}: {len(there)} stops there, {len(back)} back: {set(there) ^ set(back)}"
    return there
