package io.serenade.platform.web;

import io.serenade.platform.settings.AddressBlock;
import io.serenade.platform.settings.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The client's IP address of a request. {@code X-Forwarded-For} is read from the right and only as far as {@code
 * TRUSTED_PROXIES} reach; IPv6 visitors are identified by their /64, which is what one connection usually controls.
 */
@ApplicationScoped
public class ClientAddress {
    private static final Logger LOG = System.getLogger(ClientAddress.class.getName());

    @Inject
    private ServerSettings settings;

    private final AtomicBoolean warned = new AtomicBoolean();

    /** The visitor's address as a key for limits. */
    public String keyOf(HttpServletRequest request) {
        InetAddress address = of(request);
        if (address instanceof Inet6Address) {
            byte[] bytes = address.getAddress();
            StringBuilder prefix = new StringBuilder();
            for (int i = 0; i < 8; i += 2) {
                prefix.append(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff))
                        .append(':');
            }
            return prefix + ":/64";
        }
        return address.getHostAddress();
    }

    public InetAddress of(HttpServletRequest request) {
        InetAddress peer = parse(request.getRemoteAddr());
        List<String> chain = forwarded(request);
        if (!chain.isEmpty() && !isTrusted(peer) && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "{0} sent X-Forwarded-For but is not in TRUSTED_PROXIES; the header is ignored",
                    peer.getHostAddress());
        }
        InetAddress client = peer;
        for (String hop : chain) {
            if (!isTrusted(client)) {
                break;
            }
            try {
                client = AddressBlock.literal(
                        hop.replaceFirst("^([0-9.]+):\\d+$", "$1").replaceFirst("^\\[(.*)](:\\d+)?$", "$1"));
            } catch (UnknownHostException e) {
                break;
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return settings.trustedProxies().stream().anyMatch(block -> block.contains(address));
    }

    /** The forwarded addresses, nearest first. */
    private static List<String> forwarded(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        Collections.list(request.getHeaders("X-Forwarded-For"))
                .forEach(header -> List.of(header.split(",")).forEach(hop -> hops.add(hop.strip())));
        Collections.reverse(hops);
        return hops;
    }

    private static InetAddress parse(String address) {
        try {
            return AddressBlock.literal(address.replaceAll("[\\[\\]]|%.*$", ""));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The server names a peer without an address: " + address, e);
        }
    }
}
