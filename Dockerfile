FROM node:22-bookworm-slim AS build
WORKDIR /masthead
COPY . .
# Installs what the program needs, without what only tests need, and builds the pages.
RUN node server/start.mjs --prepare

FROM node:22-bookworm-slim
# PostgreSQL refuses to run as root, and so should everything else.
COPY --from=build --chown=node:node /masthead /masthead
RUN install --directory --owner=node --group=node --mode=0700 /data
USER node
WORKDIR /masthead
ENV MASTHEAD_DATA=/data PORT=3000 NODE_OPTIONS=--max-old-space-size=256
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/start.mjs"]
