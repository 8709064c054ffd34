#!/bin/sh
# Two nodes on this machine: one PostgreSQL, one folder of media, one broker. Build first:
#   ./mvnw -DskipTests package dependency:copy-dependencies -DincludeScope=compile -DoutputDirectory=target/launcher
# Then: server-config/two-nodes.sh [folder]; Ctrl-C stops everything. The first node is at http://127.0.0.1:8080/, the second at
# http://127.0.0.1:8090/. Settings of the environment hold for both; with DATABASE_URL the first starts no database of its own.
set -eu
cd "$(dirname "$0")/.."
FOLDER=$(mkdir -p "${1:-.data/two}" && cd "${1:-.data/two}" && pwd)
SERVER=$(ls -d "$PWD"/target/wildfly-*.Final)
PORT=${FIRST_PORT:-8080}
BROKER_PORT=${BROKER_PORT:-61616}

export SANDBOX="${SANDBOX:-on}" BROKER_URL="${BROKER_URL:-tcp://127.0.0.1:$BROKER_PORT}"
export IMG_STORAGE="$FOLDER/media/uploads" AUDIO_STORAGE="$FOLDER/media/audio" VIDEO_STORAGE="$FOLDER/media/video"
export LOCAL_STORAGE_PATH="$FOLDER/media/media"

stop() {
    trap - INT TERM EXIT
    kill $NODES 2>/dev/null || true
    wait $NODES 2>/dev/null || true
    kill $BROKER 2>/dev/null || true
}
NODES=""
BROKER=""
trap stop INT TERM EXIT

# Artemis out of the server's own modules; what it writes while it runs is of no use afterwards.
(cd "$FOLDER" && exec java -Xmx96m -XX:+UseSerialGC -Dbroker.port="$BROKER_PORT" -jar "$SERVER/jboss-modules.jar" \
    -mp "$SERVER/modules" -dep org.apache.activemq.artemis -cp "$OLDPWD/server-config/broker" \
    org.apache.activemq.artemis.core.server.embedded.Main "$OLDPWD/server-config/broker" > broker.log 2>&1) &
BROKER=$!

# node NUMBER: starts one and keeps its process in NODES
node() {
    HTTP_PORT=$((PORT + 10 * ($1 - 1))) MANAGEMENT_PORT=$((PORT + 10 * ($1 - 1) + 1)) POSTGRES_PORT=$((PORT + 2)) \
    NODE_NAME="node-$1" DATA_DIR="$FOLDER/node-$1" \
        java -Xmx64m -XX:+UseSerialGC -Dserenade.server.home="$SERVER" -Dserenade.war="$PWD/target/ROOT.war" \
        -Dserenade.ffmpeg.bundled="$PWD/target/ffmpeg/ws/schild/jave/nativebin" \
        -cp "$PWD/target/classes:$PWD/target/launcher/*" io.serenade.launch.Launcher &
    NODES="$NODES $!"
}

node 1
until curl -fs -o /dev/null "http://127.0.0.1:$PORT/health/ready"; do
    kill -0 $NODES
    sleep 1
done
export DATABASE_URL="${DATABASE_URL:-postgresql://postgres:postgres@127.0.0.1:$((PORT + 2))/postgres}"
node 2
wait $NODES
