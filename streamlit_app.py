"""The app: one set of pages, whichever address a browser comes in by."""

import streamlit as st

from analysis import logs
from analysis.errors import DetenteError
from pages.panels import data, look, nav

st.set_page_config(
    page_title="Détente",
    page_icon=look.ICON,
    layout="wide",
    initial_sidebar_state="collapsed",
)
try:
    logs.set_up(data.settings())
except DetenteError as error:
    st.error(str(error), icon=":material/error:")
    st.stop()
look.dress()
page = nav.enter()
with logs.timed(page.url_path or "desk"):
    page.run()
