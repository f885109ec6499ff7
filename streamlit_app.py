"""The app: one set of pages, whichever address a browser comes in by."""

import streamlit as st

from pages.panels import look, nav

st.set_page_config(
    page_title="Détente",
    page_icon=look.ICON,
    layout="wide",
    initial_sidebar_state="collapsed",
)
nav.enter()
look.dress()
nav.build().run()
