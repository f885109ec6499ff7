"""Links that stay in the session: in tables and lists of HTML, and from a page to itself.

A plain link loads the app anew, which takes a second and forgets what is typed and open; and a
page link to the page that one is on leaves the old address in the address bar. Both go by way of
the browser's history here, as its Back button does: Streamlit follows that. Without this script
the links still lead to the same places. A new tab, or a key held with the click, is the browser's.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from analysis.types import Focus
from pages.panels import focus

FOLLOW = """
const MODIFIED = ["ctrlKey", "metaKey", "shiftKey", "altKey"]

function follow(event) {
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement)
  if (!link?.href || event.button || MODIFIED.some((key) => event[key])) return
  if (link.hasAttribute("download") || (link.target && link.target !== "_self")) return
  const [to, path, html] = [new URL(link.href), link.getAttribute("href"), link.closest(".stHtml")]
  if (!path) to.search = ""  // the browser would keep the query of the page that one is on
  const desk = !html && /^($|[?])/.test(path)  // a page link to it has no path
  const samePage = to.pathname === location.pathname && (!desk || to.pathname.endsWith("/"))
  const own = to.origin === location.origin && link.closest("[data-testid=stApp]")
  if (!own || (to.hash && samePage) || !(samePage || html)) return
  event.preventDefault()
  event.stopPropagation()
  const [was, is] = [new URL(location), to].map((one) => one.searchParams.get("read"))
  history.pushState({}, "", to)
  dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  if (!samePage || was !== is) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)
  if (to.hash) seek(to.hash.slice(1), 60)
}

function seek(id, tries) {
  const place = document.getElementById(id)
  if (place) place.scrollIntoView()
  else if (tries) setTimeout(seek, 100, id, tries - 1)
}

export default function () {
  if (window.detenteFollows) return
  window.detenteFollows = true
  document.addEventListener("click", follow, true)
}
"""
_follow = st.components.v2.component("detente_links", js=FOLLOW)


def stay() -> None:
    """Has the links of the page stay in the session."""
    with st.container(key="links-stay"):
        _follow(key="links")


def address(page: str, on: Focus, **more: str) -> str:
    """The address of a page with a focus, from any other page of the app, ready for HTML.

    >>> address("quotes", Focus(text="a&b"))
    'quotes?words=a%26b'
    """
    return escape(f"{page or './'}?{urlencode({**focus.to_query(on), **more}, doseq=True)}")


def link(words: str, to: str, said: str = "") -> str:
    """A link as HTML; `words` and `to` are HTML already, `said` what it means to who hears it.

    >>> link("3", "quotes?words=a", "3 quotes")
    '<a href="quotes?words=a" target="_self" aria-label="3 quotes">3</a>'
    """
    label = f' aria-label="{escape(said)}"' if said else ""
    return f'<a href="{to}" target="_self"{label}>{words}</a>'
