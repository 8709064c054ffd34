package io.serenade.talkingpet;

import io.serenade.providers.CallDeadline;
import io.serenade.providers.ProviderException;
import io.serenade.providers.SpeechSynthesizer;
import io.serenade.providers.SpeechSynthesizer.Voice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The voices that may be asked for, and the provider's own samples of them, which cost nothing. Both are cached,
 * because a page asks for them each time it is opened. Samples are served from here, so that a visitor's browser
 * contacts no other site.
 */
@ApplicationScoped
public class Voices {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int MAX_SAMPLES = 64;

    @Inject
    SpeechSynthesizer synthesizer;

    @Inject
    Clock clock;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    Duration timeout = TIMEOUT;

    private final Map<String, byte[]> samples = new ConcurrentHashMap<>();
    private volatile Known known = new Known(List.of(), Instant.MIN);

    private record Known(List<Voice> voices, Instant until) {}

    /** @throws ProviderException when the provider cannot be asked */
    public List<Voice> list() {
        if (clock.instant().isBefore(known.until())) {
            return known.voices();
        }
        List<Voice> voices = List.copyOf(synthesizer.voices());
        known = new Known(voices, clock.instant().plus(REMEMBERED));
        return voices;
    }

    /**
     * An MP3 sample of this voice.
     *
     * @throws IOException when it cannot be fetched
     */
    public Optional<byte[]> sample(String voiceId) throws IOException, InterruptedException {
        byte[] heard = samples.get(voiceId);
        if (heard != null) {
            return Optional.of(heard);
        }
        Optional<Voice> voice =
                list().stream().filter(each -> each.id().equals(voiceId)).findFirst();
        if (voice.flatMap(Voice::preview).isEmpty()) {
            return Optional.empty();
        }
        byte[] fetched = fetch(voice.flatMap(Voice::preview).get());
        if (samples.size() < MAX_SAMPLES) {
            samples.put(voiceId, fetched);
        }
        return Optional.of(fetched);
    }

    private byte[] fetch(URI address) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                http.send(HttpRequest.newBuilder(address).timeout(timeout).build(), BodyHandlers.ofInputStream());
        try (InputStream in = answer.body();
                CallDeadline deadline = CallDeadline.after(timeout, in)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (deadline.isOver()) {
                throw new IOException("The sample at " + address.getHost() + " did not come in time");
            }
            if (answer.statusCode() != 200 || bytes.length > MAX_BYTES) {
                throw new IOException("The sample at " + address.getHost() + " was answered " + answer.statusCode());
            }
            return bytes;
        }
    }
}
