"""What a screen reader finds in the program: one line a widget that can be used, its role and its name or description, "-" when it has none.

Asks over AT-SPI, as screen readers do. Usage: accessible.py APPLICATION
"""
import sys

import pyatspi

USED = {"push button", "toggle button", "check box", "radio button", "text", "password text", "combo box", "table", "tree", "tree table", "list box",
        "page tab", "menu", "menu item", "check menu item", "radio menu item", "spin button", "slider", "link"}


def shown(widget):
    states = widget.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


def walk(widget, into):
    for index in range(min(widget.childCount, 200)):
        child = widget.getChildAtIndex(index)
        if child is None:
            continue
        if child.getRoleName() in USED and shown(child):
            into.append((child.getRoleName(), child.name.strip() or child.description.strip() or "-"))
        if child.getRoleName() not in ("table cell", "combo box"):
            walk(child, into)


found = []
desktop = pyatspi.Registry.getDesktop(0)
for number in range(desktop.childCount):
    application = desktop.getChildAtIndex(number)
    if application is not None and application.name == sys.argv[1]:
        walk(application, found)
for role, name in found:
    print(role + "\t" + name.replace("\n", " "))
