package io.serenade.providers.indictrans;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How IndicTrans2 is reached. It needs no key if only this installation uses it; the sandbox stands in, if it is on,
 * while neither key nor address is set.
 *
 * @param baseUrl {@code AI4BHARAT_BASE_URL}
 * @param translatePath {@code AI4BHARAT_TRANSLATE_PATH}: where the simple server translates
 * @param key {@code AI4BHARAT_API_KEY}: sent as a bearer token where there is one
 * @param standIn whether the sandbox stands in
 * @param protocol {@code AI4BHARAT_PROTOCOL}
 * @param timeout {@code AI4BHARAT_TIMEOUT_SECONDS}
 */
public record IndicTransSettings(
        URI baseUrl, String translatePath, Optional<Secret> key, boolean standIn, Protocol protocol, Duration timeout) {
    public static final Provider PROVIDER =
            new Provider("indictrans", "AI4BHARAT_API_KEY", "AI4Bharat", "translations", false);

    private static final String USUAL = "http://localhost:5000";

    /** The protocol of the server. */
    public enum Protocol {
        /** One text at a time: {@code input} in, {@code output} out. */
        SIMPLE,
        /** The inference protocol of Triton, with the model {@code nmt}. */
        TRITON
    }

    public static IndicTransSettings from(Settings settings) {
        boolean standIn = PROVIDER.hasStandIn(settings)
                && settings.find("AI4BHARAT_BASE_URL").isEmpty();
        return new IndicTransSettings(
                settings.address("AI4BHARAT_BASE_URL", standIn ? PROVIDER.standInAddress(settings) : USUAL),
                path(settings.text("AI4BHARAT_TRANSLATE_PATH", "/translate")),
                settings.secret("AI4BHARAT_API_KEY"),
                standIn,
                settings.oneOf("AI4BHARAT_PROTOCOL", "simple", "simple", "triton")
                                .equals("triton")
                        ? Protocol.TRITON
                        : Protocol.SIMPLE,
                settings.seconds("AI4BHARAT_TIMEOUT_SECONDS", 10));
    }

    private static String path(String path) {
        if (!path.matches("/[A-Za-z0-9._~/-]{0,200}")) {
            throw Settings.refusal("AI4BHARAT_TRANSLATE_PATH", path, "a path such as /translate");
        }
        return path;
    }
}
