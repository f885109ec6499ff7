"""The briefing: frames in; a Briefing, and its Markdown, HTML and DOCX, out.

`compose` counts and quotes; `edited` lays the analyst's words over it; `lint` refuses what breaks a
rule of a briefing; the exports are made of the result alone. Left out: storing (analysis.store).
"""
