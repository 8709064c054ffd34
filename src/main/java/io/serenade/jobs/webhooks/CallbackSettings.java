package io.serenade.jobs.webhooks;

import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where webhooks may be sent in addition to public hosts.
 *
 * @param origins {@code CALLBACK_HOSTS}: hosts with their ports, which may be private; and that of the operator's own
 *     receiver, {@code BACKEND_WEBHOOK_URL}
 */
public record CallbackSettings(Set<Origin> origins) {
    private static final Pattern ORIGIN = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s:/@\\[\\]]+):([1-9]\\d{0,4})");
    private static final int HIGHEST_PORT = 65_535;

    /** @param host in lower case, without the brackets that addresses put around numeric ones */
    public record Origin(String host, int port) {
        public Origin {
            host = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        }
    }

    public CallbackSettings {
        origins = Set.copyOf(origins);
    }

    public static CallbackSettings from(Settings settings) {
        List<String> listed = settings.list("CALLBACK_HOSTS", "");
        Stream<Origin> own =
                settings.findAddress("BACKEND_WEBHOOK_URL").stream().map(CallbackSettings::originOf);
        return new CallbackSettings(Stream.concat(listed.stream().map(CallbackSettings::origin), own)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static Origin originOf(URI address) {
        int usual = address.getScheme().equals("https") ? 443 : 80;
        return new Origin(address.getHost(), address.getPort() == -1 ? usual : address.getPort());
    }

    private static Origin origin(String text) {
        Matcher origin = ORIGIN.matcher(text);
        if (!origin.matches() || Integer.parseInt(origin.group(2)) > HIGHEST_PORT) {
            throw Settings.refusal(
                    "CALLBACK_HOSTS", text, "hosts with their ports, such as backend:3000, with commas between");
        }
        return new Origin(origin.group(1), Integer.parseInt(origin.group(2)));
    }

    boolean lists(String host, int port) {
        return origins.contains(new Origin(host, port));
    }
}
