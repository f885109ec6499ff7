# Détente in a container. docs/hosting.md says how it is run; compose.yaml runs it with PostgreSQL.
# Debian's own Python, the one that the tests run on. LOCK chooses what is in it:
#   requirements-hosted.txt  with PostgreSQL and sign-in
#   requirements.txt         for one person with a store in SQLite

FROM debian:bookworm-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates python3 python3-venv
ARG LOCK=requirements-hosted.txt
COPY requirements.txt requirements-hosted.txt /build/
RUN python3 -m venv /opt/detente \
 && /opt/detente/bin/pip install --no-cache-dir --require-hashes --requirement "/build/$LOCK" \
 && /opt/detente/bin/pip uninstall --yes pip setuptools \
 && find /opt/detente -name tests -type d -prune -exec rm -r {} +
COPY .streamlit/config.toml /app/.streamlit/config.toml
COPY streamlit_app.py /app/
COPY analysis /app/analysis
COPY pages /app/pages
# The file system is read-only later: what Python would cache there is made now.
RUN python3 -m compileall -q /app \
 && printf '#!/bin/sh\nexec python -m analysis "$@"\n' > /opt/detente/bin/detente \
 && chmod 755 /opt/detente/bin/detente

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/*-old \
 && useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin detente \
 && install -d -o detente -g detente -m 700 /data
COPY --from=build /opt/detente /opt/detente
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/opt/detente/bin:/usr/bin:/bin \
    PYTHONPATH=/app \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    XDG_DATA_HOME=/data
USER 10001
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "-m", "analysis.health"]
ENTRYPOINT ["detente"]
CMD ["serve", "--address", "0.0.0.0", "--port", "8501"]
