package io.serenade.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of the server, as WildFly's own {@code standalone.sh} and {@code common.sh} would put it together.
 */
final class ServerCommand {
    private static final List<String> MODULE_ACCESS = List.of(
            "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
            "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
            "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.management/javax.management=ALL-UNNAMED",
            "--add-opens=java.naming/javax.naming=ALL-UNNAMED");
    /**
     * How long a stopping server lets requests and running stages finish; the engine hands back its stages before that.
     */
    static final int SUSPEND_SECONDS = 50;

    private static final String SERIAL_FILTER = "maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000";

    private ServerCommand() {}

    static List<String> of(
            LaunchSettings settings, ServerFiles files, DetectorLibrary detectorLibrary, ServerInstance instance) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(baseDirectory(instance));
        // What a killed server leaves there is removed at the next start, unlike in the system's own folder.
        command.add("-Djava.io.tmpdir=" + instance.temporaryFiles());
        command.addAll(settings.javaOptions());
        // After an out-of-memory error any thread may be dead, those of the timers too: only a new process is reliable.
        command.add("-XX:+ExitOnOutOfMemoryError");
        detectorLibrary.option().ifPresent(command::add);
        settings.broker().ifPresent(broker -> command.add("-Dejb.resource-adapter-name=shared-broker.rar"));
        command.addAll(MODULE_ACCESS);
        command.addAll(List.of(
                "-Djboss.home.dir=" + files.home(),
                "-Djboss.bind.address=" + settings.bindAddress(),
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + settings.httpPort(),
                "-Djboss.management.http.port=" + settings.managementPort(),
                "-Djboss.node.name=" + settings.nodeName(),
                "-Djboss.tx.node.id=" + settings.transactionNode(),
                "-Dorg.wildfly.sigterm.suspend.timeout=" + SUSPEND_SECONDS,
                "-Djava.awt.headless=true",
                "-Duser.timezone=UTC",
                "-Djdk.serialFilter=" + SERIAL_FILTER,
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dlogging.configuration="
                        + instance.configuration().resolve("logging.properties").toUri(),
                "-Dorg.jboss.boot.log.file=" + instance.log()));
        command.addAll(List.of(
                "-jar",
                files.jbossModules().toString(),
                "-mp",
                files.modules().toString(),
                "org.jboss.as.standalone",
                "-c",
                "serenade.xml"));
        return command;
    }

    /** Comes first, so that the process can be recognised even if the system truncates its command line. */
    static String baseDirectory(ServerInstance instance) {
        return "-Djboss.server.base.dir=" + instance.folder();
    }
}
