"""The parts of Naast as template tags: `{% load ui %}`. `/patterns/` shows them all.

Tags draw and decide nothing: they get words, numbers and addresses that a view has made.
"""

from naast.core.ui.templatetags.ui import around, drawings, fields, figures, progress, words
from naast.core.ui.templatetags.ui.library import register

__all__ = ["around", "drawings", "fields", "figures", "progress", "register", "words"]
