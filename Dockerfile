FROM python:3.11-slim-bookworm

RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --create-home --home-dir /srv/handrail handrail \
 && install --directory --mode=700 --owner=handrail /srv/handrail/var

WORKDIR /srv/app
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=config.settings \
    HANDRAIL_HOME=/srv/handrail/var STATIC_ROOT=/srv/static PORT=8000

COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

COPY . .
# HANDRAIL_DEMO=1 only chooses the storage with hashed file names; the keys it makes stay in this layer's /tmp.
RUN HANDRAIL_DEMO=1 HANDRAIL_HOME=/tmp/build python manage.py collectstatic --noinput --verbosity 0 \
 && rm -rf /tmp/build

USER handrail
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "config.wsgi", "--workers", "2", "--threads", "4", "--max-requests", "5000"]
