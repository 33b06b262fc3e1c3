"""What the program shows, asked over AT-SPI: a JSON object a line with the role, name and text of each widget on the screen and its place in pixels.

Usage: widgets.py APPLICATION
"""
import json
import sys

import pyatspi


def text(widget):
    try:
        return widget.queryText().getText(0, -1)
    except NotImplementedError:
        return ""


def walk(widget):
    for index in range(min(widget.childCount, 300)):
        child = widget.getChildAtIndex(index)
        if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
            continue
        try:
            place = child.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            print(json.dumps({"role": child.getRoleName(), "name": child.name, "text": text(child),
                              "enabled": child.getState().contains(pyatspi.STATE_SENSITIVE), "x": place.x, "y": place.y,
                              "width": place.width, "height": place.height}))
        except NotImplementedError:
            pass
        walk(child)


desktop = pyatspi.Registry.getDesktop(0)
for number in range(desktop.childCount):
    application = desktop.getChildAtIndex(number)
    if application is not None and application.name == sys.argv[1]:
        walk(application)
