package io.serenade.launch;

import io.serenade.platform.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Tries the ports before anything is started on them. */
final class Ports {
    private static final String LOCAL = "127.0.0.1";

    private Ports() {}

    static void requireFree(LaunchSettings settings) {
        require("HTTP_PORT", settings.httpPort(), bindAddress(settings.bindAddress()));
        require("MANAGEMENT_PORT", settings.managementPort(), bindAddress(LOCAL));
        if (settings.database().isEmpty()) {
            require("POSTGRES_PORT", settings.postgresPort(), bindAddress(LOCAL));
        }
    }

    private static InetAddress bindAddress(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new SettingsException(
                    "BIND_ADDRESS", "is \"" + address + "\" but must be an address of this machine or 0.0.0.0.");
        }
    }

    private static void require(String variable, int port, InetAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new SettingsException(
                    variable,
                    "is " + port + ", but that port of " + address.getHostAddress() + " cannot be used ("
                            + e.getMessage() + "): stop the program that holds it, or set " + variable
                            + " to another port.");
        }
    }
}
