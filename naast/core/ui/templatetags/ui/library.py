"""Where the parts say that they are tags."""

from django import template

register = template.Library()

PARTS = "ui/parts/"
