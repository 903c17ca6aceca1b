# One image for every step, from the jars that `./ayes build` has made: what was tested is what runs, and a change of one class does not
# download Maven Central again. Which step a container is, its first word says: docker run ayes fanout-gateway --key=value.

# Whatever the builder's umask was, everybody may read; and nobody needs a PostgreSQL in here.
FROM eclipse-temurin:25-jre AS jars
COPY standalone/target/ayes/lib/ /ayes/lib/
COPY standalone/target/ayes/standalone-*.jar /ayes/lib/
COPY cluster/target/cluster-*.jar /ayes/cluster.jar
RUN rm -f /ayes/lib/embedded-postgres-binaries-*.jar && chmod -R a=rX /ayes

FROM eclipse-temurin:25-jre
# A volume that is new takes the owner of the directory that it is mounted on.
RUN groupadd --system --gid 10001 ayes \
 && useradd --system --uid 10001 --gid ayes --no-create-home --home-dir /var/lib/ayes ayes \
 && install -d -o ayes -g ayes /var/lib/ayes /var/lib/ayes/secrets /var/lib/ayes/state /var/lib/ayes/keys \
        /var/lib/ayes/keys/postgres /var/lib/ayes/keys/ingest /var/lib/ayes/keys/relay /var/lib/ayes/keys/operator \
        /var/lib/ayes/keys/door
COPY --from=jars /ayes/ /ayes/
USER 10001:10001
WORKDIR /var/lib/ayes

# 90 ms of a core, so not more often than it is worth. The options of the step are not those of the question.
HEALTHCHECK --interval=10s --timeout=5s --start-period=2m --retries=3 \
    CMD ["env", "-u", "JAVA_TOOL_OPTIONS", "-u", "JDK_JAVA_OPTIONS", "java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", \
         "-XX:-UsePerfData", "-Xshare:auto", "-Xmx16m", "-cp", "/ayes/cluster.jar", "ayes.cluster.Healthy"]

# Java itself is process 1, so that a stop is a SIGTERM to the step, which drains. Heap and collector: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
            "-cp", "/ayes/cluster.jar:/ayes/lib/*", "ayes.cluster.container.Container"]
