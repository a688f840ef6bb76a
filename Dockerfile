# The first stage installs exactly what is locked; the last one has neither pip nor anything to build with.
# The bases are named by their tags; section 4 of docs/running.md says how to name them by a digest as well.
FROM python:3.13-slim-trixie AS build
COPY requirements.txt /
RUN python -m venv --without-pip /venv \
 && python -m pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check \
    --require-hashes --only-binary :all: -r /requirements.txt

FROM python:3.13-slim-trixie
# pg_dump and pg_restore of version 17, for backups of PostgreSQL; a newer server needs newer ones.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends postgresql-client-17 \
 && rm -rf /var/lib/apt/lists/*
RUN python -m pip uninstall --quiet --yes --root-user-action ignore pip \
 && rm -rf /usr/local/lib/python3.13/ensurepip \
 && groupadd --gid 10001 zvistka \
 && useradd --uid 10001 --gid zvistka --no-create-home --home-dir /data --shell /usr/sbin/nologin zvistka \
 && install --directory --owner zvistka --group zvistka --mode 0700 /data /backups
COPY --from=build /venv /venv
COPY bot /app/bot
COPY handlers /app/handlers
COPY desk /app/desk
COPY storage /app/storage
COPY locales /app/locales
RUN /venv/bin/python -m compileall -q /app
ENV PATH=/venv/bin:$PATH PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
# The default DATABASE_URL, sqlite:///data/zvistka.db, is relative: from here it is /data/zvistka.db.
WORKDIR /
VOLUME /data /backups
USER 10001:10001
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-c", "import http.client, os, sys; c = http.client.HTTPConnection(os.environ.get('LISTEN') or '127.0.0.1:8080', timeout=4); c.request('GET', '/healthz'); sys.exit(c.getresponse().status != 200)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
