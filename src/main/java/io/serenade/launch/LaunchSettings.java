package io.serenade.launch;

import io.serenade.platform.settings.NodeSettings;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where this node listens and keeps its data.
 *
 * @param bindAddress the address of the HTTP listener; the management port and the trial database are always local
 * @param postgresPort the port of the trial database, unused when another database is named
 * @param database the database of {@code DATABASE_URL}; without one the trial database is started
 * @param broker the broker of {@code BROKER_URL}, which nodes share; without one each node has its own
 * @param sandbox whether stand-ins replace the outside services that have no key
 * @param javaOptions the options of the server's JVM that a person may replace
 * @param debug whether everything is logged, unless {@code SERENADE_LOG_LEVEL} says otherwise
 * @param logToConsole whether the server's log goes to the console as well, as containers require
 * @param logFormat lines for people or for programs
 * @param managementUser who may use the server's own console, if anybody may
 */
public record LaunchSettings(
        String bindAddress,
        int httpPort,
        int managementPort,
        int postgresPort,
        Path dataDirectory,
        String nodeName,
        Optional<DatabaseAddress> database,
        Optional<BrokerAddress> broker,
        boolean sandbox,
        List<String> javaOptions,
        boolean debug,
        boolean logToConsole,
        LogFormat logFormat,
        Optional<ManagementUser> managementUser) {
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]");
    private static final int MAX_TRANSACTION_NODE = 23;

    public static LaunchSettings from(Settings settings) {
        NodeSettings node = NodeSettings.from(settings);
        LaunchSettings read = new LaunchSettings(
                settings.text("BIND_ADDRESS", "127.0.0.1"),
                node.httpPort(),
                settings.integer("MANAGEMENT_PORT", 9990, 1, 65_535),
                settings.integer("POSTGRES_PORT", 15_432, 1, 65_535),
                node.dataDir(),
                node.nodeName(),
                settings.secret("DATABASE_URL").map(DatabaseAddress::parse),
                settings.secret("BROKER_URL").map(BrokerAddress::parse),
                node.sandbox(),
                List.of(settings.text("JAVA_OPTS", "-Xms64m -Xmx512m -XX:+UseSerialGC")
                        .split("\\s+")),
                settings.flag("DEBUG", false),
                settings.flag("LOG_TO_CONSOLE", false),
                LogFormat.of(settings.oneOf("LOG_FORMAT", "text", "text", "json")),
                ManagementUser.from(settings));
        read.refuseSharedPorts();
        return read;
    }

    private void refuseSharedPorts() {
        refuseSame("MANAGEMENT_PORT", managementPort, "HTTP_PORT", httpPort);
        if (database.isEmpty()) {
            refuseSame("POSTGRES_PORT", postgresPort, "HTTP_PORT", httpPort);
            refuseSame("POSTGRES_PORT", postgresPort, "MANAGEMENT_PORT", managementPort);
        }
    }

    private static void refuseSame(String name, int port, String otherName, int otherPort) {
        if (port == otherPort) {
            throw Settings.refusal(name, Integer.toString(port), "another port than " + otherName);
        }
    }

    /** The name of this node in prepared transactions, which has room for 23 bytes only. */
    String transactionNode() {
        return nodeName.length() <= MAX_TRANSACTION_NODE
                ? nodeName
                : nodeName.substring(0, 14) + "-" + String.format("%08x", nodeName.hashCode());
    }

    /** The address under which this machine reaches the server. */
    URI address() {
        String host = WILDCARDS.contains(bindAddress) ? "127.0.0.1" : bindAddress;
        return URI.create("http://" + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":"
                + httpPort + "/");
    }
}
