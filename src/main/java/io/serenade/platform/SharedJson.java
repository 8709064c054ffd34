package io.serenade.platform;

import jakarta.json.spi.JsonProvider;

/**
 * The one JSON provider of this application. The methods of {@link jakarta.json.Json} look up their provider at each
 * call, which was 7 % of the cost of a status call.
 */
public final class SharedJson {
    public static final JsonProvider JSON = JsonProvider.provider();

    private SharedJson() {}
}
