package io.serenade.launch;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Checks that the ports are free before anything is started. */
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

    private static InetAddress bindAddress(String name) {
        try {
            InetAddress address = InetAddress.getByName(name);
            if (address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
        } catch (UnknownHostException | SocketException e) {
            throw notOurs(name);
        }
        throw notOurs(name);
    }

    private static SettingsException notOurs(String address) {
        return Settings.refusal("BIND_ADDRESS", address, "an address of this machine, or 0.0.0.0 for all of them");
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
