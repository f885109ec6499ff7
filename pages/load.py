"""To come."""

from pages.panels import nav

nav.guard()
